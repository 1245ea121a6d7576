import type { ServiceFacts } from '../contract/people.ts'
import { findChains } from './find-chains.ts'
import { stateOf, type LedgerEntry } from './ledger-entry.ts'
import { LedgerModel } from './ledger.model.ts'

/** One credited service as a record of it reads; `entry` is the ledger's entry of the order. */
export type CreditedService = ServiceFacts & { entry: string; recordedMinutes: number; declaredMinutes: number }

const within = ({ from, before }: { from?: Date; before?: Date }) =>
  from || before ? { $and: [...(from ? [{ 'service.from': { $gte: from } }] : []), ...(before ? [{ 'service.from': { $lt: before } }] : [])] } : {}

const viewService = ({ _id, service, columns }: LedgerEntry): CreditedService => ({
  ...service,
  from: service.from.toISOString(),
  to: service.to.toISOString(),
  entry: _id,
  recordedMinutes: columns.recorded + columns.heldRecorded,
  declaredMinutes: columns.declared + columns.heldDeclared,
})

/** A person's credited services begun in a span, oldest first: none that is held, given up or taken back. */
export const findRecord = async (person: string, span: { from?: Date; before?: Date }): Promise<CreditedService[]> => {
  const entries = await LedgerModel.find({ 'volunteer.id': person, of: null, ...within(span) })
    .sort({ 'service.from': 1, n: 1 })
    .lean<LedgerEntry[]>()
  const chains = await findChains(entries)
  return chains.filter(({ entry, answers }) => ['credited', 'confirmed'].includes(stateOf(entry, answers))).map(({ entry }) => viewService(entry))
}

/** The entries of orders whose minutes were taken back from a person after they had been credited. */
export const findReversed = async (person: string): Promise<Set<string>> => {
  const reversals = await LedgerModel.find({ 'volunteer.id': person, kind: 'reversal' }, { of: 1 }).lean<Pick<LedgerEntry, 'of'>[]>()
  const ids = reversals.map(({ of }) => of!)
  const confirmed = ids.length === 0 ? [] : await LedgerModel.find({ _id: { $in: ids }, kind: 'confirm' }, { of: 1 }).lean<Pick<LedgerEntry, 'of'>[]>()
  return new Set([...ids, ...confirmed.map(({ of }) => of!)])
}
