import { sums } from './sum-up.ts'
import { creditedMinutes, nothing, type Columns } from './ledger-entry.ts'
import { BalanceModel, LedgerModel } from './ledger.model.ts'

/** The minutes credited in a county, in all and since a moment, and how many people served since then. */
export const sumCounty = async (county: string, since: Date) => {
  const [[all], people] = await Promise.all([
    BalanceModel.aggregate<Columns>([{ $match: { county } }, { $group: { _id: null, recorded: { $sum: '$recorded' }, declared: { $sum: '$declared' } } }]),
    LedgerModel.aggregate<Columns & { services: number }>([{ $match: { county, at: { $gte: since } } }, { $group: { _id: '$volunteer.id', ...sums } }]),
  ])
  return {
    total: creditedMinutes(all ?? nothing),
    since: people.reduce((sum, person) => sum + creditedMinutes(person), 0),
    served: people.filter(({ services }) => services > 0).length,
  }
}
