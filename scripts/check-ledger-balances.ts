import { names, type Columns } from '../server/hours/ledger-entry.ts'
import { BalanceModel, LedgerModel, type Balance } from '../server/hours/ledger.model.ts'
import { comparePerson, type Step } from './check-ledger-person.ts'
import { keyed, readAhead, sideBySide } from './check-ledger-streams.ts'

// Everyone's entries beside their balance. The database sums up and says whom to look at; of those every entry is read.

const tries = 100
const batchSize = 250
const person = '$volunteer.id'
const columns = ['n', 'county', 'columns', 'balance'].map((field) => [field, 1])
const read = { 'volunteer.id': 1, ...Object.fromEntries(columns) }
const eachOf = <T>(of: (name: keyof Columns) => T) => Object.fromEntries(names.map((name) => [name, of(name)]))

/** Whose entries are not numbered from 1 on, or do not carry the sum up to them. */
const findMissteps = async () => {
  const window = { documents: ['unbounded', 'current'] }
  const output = { place: { $sum: 1, window }, ...eachOf((name) => ({ $sum: `$columns.${name}`, window })) }
  const differs = names.map((name) => ({ $ne: [`$${name}`, `$balance.${name}`] }))
  const stages = [
    { $project: read },
    { $setWindowFields: { partitionBy: person, sortBy: { n: 1 }, output } },
    { $match: { $expr: { $or: [{ $ne: ['$n', '$place'] }, ...differs] } } },
    { $group: { _id: person } },
  ]
  const people = await LedgerModel.collection.aggregate<{ _id: string }>(stages, { allowDiskUse: true }).toArray()
  return people.map(({ _id }) => _id)
}

type Sum = Columns & { _id: string; n: number; county: string; lastCounty: string }

const differs = (sum: Sum | null, balance: Balance | null) =>
  !sum ||
  !balance ||
  [...names, 'n' as const].some((name) => sum[name] !== balance[name]) ||
  [sum.county, sum.lastCounty].some((county) => county !== balance.county)

/** Calls `suspect` with everyone whose entries do not add up to their balance; answers how many people there are. */
const compareSums = async (suspect: (id: string) => void) => {
  const output = { n: { $sum: 1 }, county: { $min: '$county' }, lastCounty: { $max: '$county' }, ...eachOf((name) => ({ $sum: `$columns.${name}` })) }
  const sums = LedgerModel.collection.aggregate([{ $group: { _id: person, ...output } }, { $sort: { _id: 1 } }], { allowDiskUse: true, batchSize })
  const balances = BalanceModel.collection.find({}, { sort: { _id: 1 }, batchSize })
  const idOf = ({ _id }: { _id: string }) => _id
  let people = 0
  for await (const [id, sum, balance] of sideBySide(keyed(readAhead<Sum>(sums), idOf), keyed(readAhead<Balance>(balances), idOf))) {
    people++
    if (differs(sum, balance)) suspect(id)
  }
  return people
}

/** A person's entries and balance as they stood together: nothing was added while they were read. */
const lookAt = async (id: string, left = tries): Promise<string[]> => {
  const before = await BalanceModel.findById(id).lean<Balance>()
  const steps = await LedgerModel.find({ 'volunteer.id': id }, read).sort({ n: 1 }).lean<Step[]>()
  const after = await BalanceModel.findById(id).lean<Balance>()
  if (before?.n !== after?.n && left > 0) return lookAt(id, left - 1)
  return steps.length > 0 || after ? comparePerson(id, steps, after) : []
}

/** Says every difference between the balances and the entries they stand on; answers how many people have one. */
export const checkBalances = async (say: (difference: string) => void): Promise<number> => {
  const suspects = new Set(await findMissteps())
  const people = await compareSums((id) => suspects.add(id))
  for (const id of suspects) (await lookAt(id)).forEach(say)
  return people
}
