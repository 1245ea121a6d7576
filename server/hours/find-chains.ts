import { HoldAnswerModel, LedgerModel } from './ledger.model.ts'
import type { HoldAnswer, LedgerEntry } from './ledger-entry.ts'
import type { Chain } from './view-entry.ts'

const answersTo = (entries: LedgerEntry[]) =>
  entries.length === 0
    ? []
    : LedgerModel.find({ 'order.id': { $in: [...new Set(entries.map(({ order }) => order.id))] }, of: { $ne: null } })
        .sort({ n: 1 })
        .lean<LedgerEntry[]>()

const saidTo = (entries: LedgerEntry[]) =>
  HoldAnswerModel.find({ entry: { $in: entries.map(({ _id }) => _id) } })
    .sort({ n: 1 })
    .lean<HoldAnswer[]>()

/** These entries of orders with everything that answers them, in the same order. */
export const findChains = async (entries: LedgerEntry[]): Promise<Chain[]> => {
  const [answers, said] = await Promise.all([answersTo(entries), saidTo(entries.filter(({ kind }) => kind === 'hold'))])
  return entries.map((entry) => {
    const first = answers.filter(({ of }) => of === entry._id)
    const ids = new Set(first.map(({ _id }) => _id))
    return { entry, answers: [...first, ...answers.filter(({ of }) => ids.has(of!))], said: said.filter((answer) => answer.entry === entry._id) }
  })
}

/** The chain that an entry belongs to, be it of an order or an answer; null outside this county. */
export const findChain = async (county: string, id: string): Promise<Chain | null> => {
  const found = await LedgerModel.findOne({ _id: id, county }).lean<LedgerEntry>()
  if (!found) return null
  const { order, round, volunteer } = found
  const entry = await LedgerModel.findOne({ 'order.id': order.id, round, 'volunteer.id': volunteer.id, of: null }).lean<LedgerEntry>()
  return entry && (await findChains([entry]))[0]!
}
