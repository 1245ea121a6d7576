import type { TopPlace } from '../contract/boards.ts'
import type { Actor } from '../people/actor.ts'
import { maskName } from '../people/mask.ts'
import { findAgreed } from '../volunteers/find-agreed.ts'
import { spanOf, type Period } from './county-span.ts'
import { creditedMinutes, type Columns } from './ledger-entry.ts'
import { LedgerModel } from './ledger.model.ts'
import { sums } from './sum-up.ts'

type Given = Columns & { _id: string; name: string; services: number; minutes: number }

/** Who of the county gave most credited time in the present month or year, or over all; for everyone of the county. Equal time, equal rank. */
export const findTop = async (actor: Actor, { period, limit }: { period: Period; limit: number }): Promise<{ items: TopPlace[] }> => {
  const { from, to } = spanOf(period)
  const rows = await LedgerModel.aggregate<Given>([
    { $match: { county: actor.county, at: { $gte: from, $lte: to } } },
    { $group: { _id: '$volunteer.id', name: { $last: '$volunteer.name' }, ...sums } },
    { $addFields: { minutes: { $add: ['$recorded', '$declared'] } } },
    { $match: { minutes: { $gt: 0 } } },
    { $sort: { minutes: -1, _id: 1 } },
    { $limit: limit },
  ])
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
