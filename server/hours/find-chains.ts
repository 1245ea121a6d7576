import { AskModel, HoldAnswerModel, LedgerModel } from './ledger.model.ts'
import type { Ask, HoldAnswer, LedgerEntry } from './ledger-entry.ts'
import type { Chain } from './view-entry.ts'

const answersTo = (county: string, entries: LedgerEntry[]) =>
  LedgerModel.find({ county, 'order.id': { $in: [...new Set(entries.map(({ order }) => order.id))] }, of: { $ne: null } }).lean<LedgerEntry[]>()

const saidTo = (county: string, entries: LedgerEntry[]) =>
  HoldAnswerModel.find({ county, entry: { $in: entries.filter(({ kind }) => kind === 'hold').map(({ _id }) => _id) } })
    .sort({ n: 1 })
    .lean<HoldAnswer[]>()

const askedOf = (county: string, entries: LedgerEntry[]) =>
  AskModel.find({ county, entry: { $in: entries.map(({ _id }) => _id) } })
    .sort({ at: 1 })
    .lean<Ask[]>()

const follow = (id: string, answers: Map<string, LedgerEntry>): LedgerEntry[] => {
  const next = answers.get(id)
  return next ? [next, ...follow(next._id, answers)] : []
}

/** These entries of a county’s orders with everything that answers them, in the same order. */
export const findChains = async (entries: LedgerEntry[]): Promise<Chain[]> => {
  if (entries.length === 0) return []
  const [{ county }] = entries as [LedgerEntry]
  const [answers, said, asks] = await Promise.all([answersTo(county, entries), saidTo(county, entries), askedOf(county, entries)])
  const byAnswered = new Map(answers.map((answer) => [answer.of!, answer]))
  const about = (id: string) => (row: { entry: string }) => row.entry === id
  return entries.map((entry) => ({ entry, answers: follow(entry._id, byAnswered), said: said.filter(about(entry._id)), asks: asks.filter(about(entry._id)) }))
}

/** The chain that an entry belongs to, be it of an order or an answer; null outside this county. */
export const findChain = async (county: string, id: string): Promise<Chain | null> => {
  const found = await LedgerModel.findOne({ _id: id, county }).lean<LedgerEntry>()
  if (!found) return null
  const { order, round, volunteer } = found
  const entry = await LedgerModel.findOne({ county, 'order.id': order.id, round, 'volunteer.id': volunteer.id, of: null }).lean<LedgerEntry>()
  return entry && (await findChains([entry]))[0]!
}
