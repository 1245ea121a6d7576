import type { LedgerEntry } from '../server/hours/ledger-entry.ts'
import { BalanceModel, LedgerModel, type Balance } from '../server/hours/ledger.model.ts'
import { comparePerson, type Step } from './check-ledger-person.ts'
import { grouped, keyed, readAhead, sideBySide } from './check-ledger-streams.ts'

// Everyone's entries beside their balance.

const batchSize = 250
const read = { 'volunteer.id': 1, n: 1, county: 1, columns: 1, balance: 1 }

type Row = Step & Pick<LedgerEntry, 'volunteer'>

const tries = 100

/** A person's entries and balance as they stood together: nothing was added while they were read. */
const findAgain = async (person: string, left = tries): Promise<string[]> => {
  const before = await BalanceModel.findById(person).lean<Balance>()
  const steps = await LedgerModel.find({ 'volunteer.id': person }, read).sort({ n: 1 }).lean<Step[]>()
  const after = await BalanceModel.findById(person).lean<Balance>()
  if (before?.n !== after?.n && left > 0) return findAgain(person, left - 1)
  return steps.length > 0 || after ? comparePerson(person, steps, after) : []
}

/** Names every difference between the balances and the entries they stand on; answers how many people have one. */
export const checkBalances = async (say: (difference: string) => void): Promise<number> => {
  const balances = readAhead<Balance>(BalanceModel.collection.find({}, { sort: { _id: 1 }, batchSize }))
  const entries = readAhead<Row>(LedgerModel.collection.find({}, { projection: read, sort: { 'volunteer.id': 1, n: 1 }, batchSize }))
  let people = 0
  const pairs = sideBySide(keyed(balances, ({ _id }) => _id), grouped(entries, ({ volunteer }) => volunteer.id)) // prettier-ignore
  for await (const [person, balance, steps] of pairs) {
    people++
    if (comparePerson(person, steps ?? [], balance).length > 0) (await findAgain(person)).forEach(say)
  }
  return people
}
