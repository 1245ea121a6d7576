import { fromNow } from '../db/database-clock.ts'
import { lookFor } from '../orders/find-readable.ts'
import { findActor } from '../people/find-people.ts'
import { LookModel } from './look.model.ts'
import type { LiveSocket } from './socket-server.ts'

// Who sits at the county's centre and may read an order may be seen to look at it.

/** How long a look holds that is not renewed: a server may die without a word. */
export const holdsMs = 30_000
const orderId = /^[0-9a-f]{24}$/

export const isOfCentre = ({ data: { listener } }: LiveSocket) => listener.rooms.includes(`unit:${listener.county}`)

const lookerAt = async (socket: LiveSocket, order: unknown) => {
  if (typeof order !== 'string' || !orderId.test(order) || !isOfCentre(socket)) return null
  const actor = await findActor(socket.data.listener.claims.sub, 'zh-CN')
  return actor && (await lookFor(actor, order)) ? actor : null
}

export const lasting = { at: '$$NOW', expire: fromNow(holdsMs) }

/** Keeps what a connection looks at now; of what it may not read, or of nothing, that it looks at nothing. */
export const keepLook = async (socket: LiveSocket, order: unknown) => {
  const looker = await lookerAt(socket, order)
  if (!looker) return LookModel.deleteOne({ _id: socket.id })
  const { county, id, name } = looker
  const look = { order, person: { $literal: { id, name } }, ...lasting }
  return LookModel.updateOne({ _id: socket.id, county }, [{ $set: look }], { upsert: true, updatePipeline: true })
}
