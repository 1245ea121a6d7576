import type { ServiceFacts } from '../contract/people.ts'
import type { Person } from '../people/person.ts'
import { findChains } from './find-chains.ts'
import { stateOf, type LedgerEntry } from './ledger-entry.ts'
import { BalanceModel, LedgerModel, type Balance } from './ledger.model.ts'
import type { Chain } from './view-entry.ts'

/** One credited service as a record of it reads; `entry` is the ledger's entry of the order. */
export type CreditedService = ServiceFacts & { entry: string; recordedMinutes: number; declaredMinutes: number }

const viewService = ({ _id, service, columns }: LedgerEntry): CreditedService => ({
  ...service,
  from: service.from.toISOString(),
  to: service.to.toISOString(),
  entry: _id,
  recordedMinutes: columns.recorded + columns.heldRecorded,
  declaredMinutes: columns.declared + columns.heldDeclared,
})

const isCredited = ({ entry, answers }: Chain) => ['credited', 'confirmed'].includes(stateOf(entry, answers))

/** A person's credited services, oldest first, none that is held, given up or taken back; `upTo`: the ledger's last entry that they surely take in. */
export const findRecord = async ({ _id, county }: Pick<Person, '_id' | 'county'>): Promise<{ services: CreditedService[]; upTo: number }> => {
  const balance = await BalanceModel.findOne({ _id, county }, { n: 1 }).lean<Pick<Balance, 'n'>>()
  const entries = await LedgerModel.find({ county, 'volunteer.id': _id, of: null }).sort({ 'service.from': 1, n: 1 }).lean<LedgerEntry[]>()
  const chains = await findChains(entries)
  return { services: chains.filter(isCredited).map(({ entry }) => viewService(entry)), upTo: balance?.n ?? 0 }
}

/** The entries of a county’s orders whose minutes were taken back since, and still are: of each of these people, after entry `n` of theirs. */
export const findTakenBack = async (county: string, since: { person: string; n: number }[]): Promise<Set<string>> => {
  if (since.length === 0) return new Set()
  const reversals = await LedgerModel.find({
    county,
    kind: 'reversal',
    $or: since.map(({ person, n }) => ({ 'volunteer.id': person, of: { $gt: '' }, n: { $gt: n } })),
  }).lean<LedgerEntry[]>()
  if (reversals.length === 0) return new Set()
  const credited = await LedgerModel.find({
    county,
    $or: reversals.map(({ order, round, volunteer }) => ({ 'order.id': order.id, round, 'volunteer.id': volunteer.id, of: null })),
  }).lean<LedgerEntry[]>()
  const chains = await findChains(credited)
  return new Set(chains.filter((chain) => !isCredited(chain)).map(({ entry }) => entry._id))
}
