import { findBetween } from '../events/find-missed.ts'
import { onHanded } from '../events/bell.ts'
import { readLogPositions } from '../events/log-position.ts'
import { findNoticesOf } from '../notifications/find-notices.ts'
import { announceCards, announceNotices } from './announce.ts'
import type { LiveServer } from './socket-server.ts'

// Every server reads from the log what its own listeners are to hear, whichever server put it there: at a ring of its own relay at once,
// else within half a second.

const lookMs = 500
const batch = 500

type Wanted = { io: LiveServer; refresh: (county: string) => void; onError: (error: unknown) => void }

const listenersOf = (io: LiveServer, county: string) => [...io.sockets.sockets.values()].filter(({ data }) => data.listener.county === county)

/** Announces a county's events after one, up to another. */
const announceRange = async ({ io, refresh }: Wanted, county: string, [after, upTo]: [string, string]) => {
  for (let from = after; from < upTo; ) {
    const people = [...new Set(listenersOf(io, county).map(({ data }) => data.listener.claims.sub))]
    if (people.length === 0) return
    const events = await findBetween(county, from, upTo, batch)
    announceCards(io, events)
    const ids = events.map(({ _id }) => _id)
    announceNotices(io, await findNoticesOf(county, ids, people))
    refresh(county)
    if (events.length < batch) return
    from = ids.at(-1)!
  }
}

/** Follows the log from where it stands now until stopped. */
export const followLog = async (wanted: Wanted) => {
  const positions = await readLogPositions()
  let running: Promise<void> | undefined
  let again = false
  const catchUp = async () => {
    do {
      again = false
      for (const [county, upTo] of await readLogPositions()) {
        const after = positions.get(county) ?? county
        if (upTo <= after) continue
        // A county whose events cannot be announced holds up no other; it is tried again at the next look.
        await announceRange(wanted, county, [after, upTo]).then(() => positions.set(county, upTo), wanted.onError)
      }
    } while (again)
  }
  const look = () => {
    again = true
    running ??= catchUp()
      .catch(wanted.onError)
      .finally(() => {
        running = undefined
      })
  }
  onHanded(look)
  const timer = setInterval(look, lookMs)
  return async () => {
    clearInterval(timer)
    await running
  }
}
