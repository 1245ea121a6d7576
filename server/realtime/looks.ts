import type { Looking } from '../contract/live.ts'
import { isBetween } from '../db/database-clock.ts'
import { holdsMs, isOfCentre, keepLook, lasting } from './keep-look.ts'
import { LookModel, type Look } from './look.model.ts'
import { newestOnly } from './newest-only.ts'
import type { LiveServer, LiveSocket } from './socket-server.ts'

// Who of a county's centre has which order open. It stands in the database, so that the listeners of every server hear of all.

const lookMs = 500
const renewMs = 10_000
const quietMs = 250

type OnError = (error: unknown) => void
type ByOrder = Map<string, Looking>

const byOrder = (looks: Look[]): ByOrder => {
  const orders: ByOrder = new Map()
  for (const { order, person } of looks) {
    const { people } = orders.get(order) ?? { people: [] }
    if (!people.some(({ id }) => id === person.id)) orders.set(order, { orderId: order, people: [...people, person].sort((a, b) => (a.id < b.id ? -1 : 1)) })
  }
  return orders
}

const changes = (before: ByOrder, after: ByOrder): Looking[] => [
  ...[...after.values()].filter((looking) => JSON.stringify(looking) !== JSON.stringify(before.get(looking.orderId))),
  ...[...before.keys()].filter((orderId) => !after.has(orderId)).map((orderId) => ({ orderId, people: [] })),
]

/** Judged where it is read, not where it is looked for: the local database knows no time of its own in a search through an index. */
const findHeld = async (counties: string[]) => {
  const read = { county: 1, order: 1, person: 1, isHeld: isBetween('at', -holdsMs, holdsMs) }
  const looks = await LookModel.find({ county: { $in: counties } }, read).lean<(Look & { isHeld: boolean })[]>()
  return looks.filter(({ isHeld }) => isHeld)
}

const centresHeard = (io: LiveServer) => new Set([...io.sockets.sockets.values()].filter(isOfCentre).map(({ data }) => data.listener.county))

/** Tells the centres that listen here of every change since they were last told; `greet` tells a newcomer how it stands. */
const teller = (io: LiveServer) => {
  const told = new Map<string, ByOrder>()
  const tell = async () => {
    const counties = centresHeard(io)
    for (const county of told.keys()) if (!counties.has(county)) told.delete(county)
    if (counties.size === 0) return
    const looks = await findHeld([...counties])
    for (const county of counties) {
      const now = byOrder(looks.filter((look) => look.county === county))
      for (const looking of changes(told.get(county) ?? new Map(), now)) io.to(`unit:${county}`).emit('looking', looking)
      told.set(county, now)
    }
  }
  const greet = (socket: LiveSocket) => {
    if (isOfCentre(socket)) for (const looking of told.get(socket.data.listener.county)?.values() ?? []) socket.emit('looking', looking)
  }
  return { tell, greet }
}

/** What is looked at here goes on; who no longer belongs to a centre looks at nothing. */
const renew = async (io: LiveServer) => {
  const sockets = [...io.sockets.sockets.values()]
  const idsOf = (some: LiveSocket[]) => ({ _id: { $in: some.map(({ id }) => id) } })
  await LookModel.updateMany(idsOf(sockets.filter(isOfCentre)), [{ $set: lasting }], { updatePipeline: true })
  await LookModel.deleteMany(idsOf(sockets.filter((socket) => !isOfCentre(socket))))
}

/** Keeps and tells who looks at what, until stopped. */
export const startLooks = (io: LiveServer, onError: OnError) => {
  const { tell, greet } = teller(io)
  const running = new Set<Promise<unknown>>()
  const follow = (work: Promise<unknown>) => {
    const done = work.catch(onError).finally(() => running.delete(done))
    running.add(done)
  }
  io.on('connection', (socket) => {
    const look = newestOnly((order: unknown) => keepLook(socket, order), quietMs)
    greet(socket)
    socket.on('look', (order) => follow(look(order)))
    socket.on('disconnect', () => follow(look(null)))
  })
  let telling = false
  const timer = setInterval(() => {
    if (telling) return
    telling = true
    follow(tell().finally(() => (telling = false)))
  }, lookMs)
  const renewal = setInterval(() => follow(renew(io)), renewMs)
  return {
    stop: async () => {
      clearInterval(timer)
      clearInterval(renewal)
      await Promise.all(running)
    },
  }
}
