import { now } from '../clock.ts'
import { findMissed, newestEventId } from '../events/find-missed.ts'
import { sendCard } from './announce.ts'
import type { Listener, LiveSocket } from './socket-server.ts'

const read = async ({ county, rooms }: Listener, since: string) => {
  const missed = since ? await findMissed({ county, rooms, since, at: now() }) : []
  return { missed, last: since && missed !== 'too-old' ? since : await newestEventId(county) }
}

/** Sends a listener every card it missed since an event, in order and once, then lets the live ones through; `resync` when the gap is too old. */
export const replay = async (socket: LiveSocket, since: string) => {
  const { listener } = socket.data
  const { missed, last } = await read(listener, since)
  const waiting = listener.waiting ?? []
  listener.waiting = null
  listener.last = last
  if (missed === 'too-old') socket.emit('resync')
  for (const card of [...(missed === 'too-old' ? [] : missed), ...waiting]) sendCard(socket, card)
  socket.emit('position', listener.last)
}
