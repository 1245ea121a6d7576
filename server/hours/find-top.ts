import { LRUCache } from 'lru-cache'
import type { TopPlace } from '../contract/boards.ts'
import type { Actor } from '../people/actor.ts'
import { maskName } from '../people/mask.ts'
import { findAgreed } from '../volunteers/find-agreed.ts'
import { spanOf, type Period, type Span } from './county-span.ts'
import { creditedMinutes, type Columns } from './ledger-entry.ts'
import { LedgerModel } from './ledger.model.ts'
import { sums } from './sum-up.ts'

const most = 100

type Given = Columns & { _id: string; name: string; services: number; minutes: number }

const readTop = (county: string, { from, to }: Span) =>
  LedgerModel.aggregate<Given>([
    { $match: { county, at: { $gte: from, $lte: to } } },
    { $sort: { at: 1 } },
    { $group: { _id: '$volunteer.id', name: { $last: '$volunteer.name' }, ...sums } },
    { $addFields: { minutes: { $add: ['$recorded', '$declared'] } } },
    { $match: { minutes: { $gt: 0 } } },
    { $sort: { minutes: -1, _id: 1 } },
    { $limit: most },
  ])

// The list is the same for everyone of a county but for the names, and dear to make.
const cache = new LRUCache<string, Given[]>({
  max: 500,
  ttl: 60_000,
  fetchMethod: async (asked) => {
    const [county, period] = asked.split('/') as [string, Period]
    return readTop(county, spanOf(period))
  },
})

/** At most a minute old: who of the county gave most credited time in the present month or year, or over all; for everyone of it. Equal time, equal rank. */
export const findTop = async (actor: Actor, { period, limit }: { period: Period; limit: number }): Promise<{ items: TopPlace[] }> => {
  const rows = (await cache.fetch(`${actor.county}/${period}`))!.slice(0, limit)
  const agreed = await findAgreed(rows.map(({ _id }) => _id))
  const minutes = rows.map(creditedMinutes)
  return {
    items: rows.map(({ _id, name, services }, n) => ({
      rank: minutes.indexOf(minutes[n]!) + 1,
      name: _id === actor.id || agreed.has(_id) ? name : maskName(name),
      mine: _id === actor.id,
      minutes: minutes[n]!,
      services,
    })),
  }
}
