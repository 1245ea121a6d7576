import { findTold } from '../notifications/find-notices.ts'
import { announceNotices } from './announce.ts'
import type { LiveServer } from './socket-server.ts'

// Notices that come of no order's event stand in no log. Every server looks for those of its own listeners, a moment after they were written.

const lookMs = 500
// Ids rise with the time at which a transaction began; it may be seen only once it has ended.
const slowestMs = 10_000

/** Announces such notices, from those written from now on, until stopped. */
export const followTellings = ({ io, onError }: { io: LiveServer; onError: (error: unknown) => void }) => {
  const startedAt = Date.now()
  let announced = new Set<string>()
  let running: Promise<void> | undefined
  const look = async () => {
    const people = [...new Set([...io.sockets.sockets.values()].map(({ data }) => data.listener.claims.sub))]
    const since = Math.max(startedAt, Date.now() - slowestMs)
    const notices = people.length === 0 ? [] : await findTold(people, since)
    announceNotices(
      io,
      notices.filter(({ _id }) => !announced.has(_id)),
    )
    announced = new Set(notices.map(({ _id }) => _id))
  }
  const timer = setInterval(() => {
    running ??= look()
      .catch(onError)
      .finally(() => (running = undefined))
  }, lookMs)
  return async () => {
    clearInterval(timer)
    await running
  }
}
