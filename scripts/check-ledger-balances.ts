import { names, type Columns } from '../server/hours/ledger-entry.ts'
import { BalanceModel, LedgerModel, type Balance } from '../server/hours/ledger.model.ts'
import { comparePerson, type Step } from './check-ledger-person.ts'
import { keyed, readAhead, sideBySide } from './check-ledger-streams.ts'

// Everyone's entries beside their balance. The database sums up and says whom to look at; of those every entry is read.

const tries = 100
const batchSize = 250
const person = '$volunteer.id'
const read = { 'volunteer.id': 1, n: 1, county: 1, columns: 1, balance: 1 }
const eachOf = <T>(of: (name: keyof Columns) => T) => Object.fromEntries(names.map((name) => [name, of(name)]))
const before = { $shift: { output: { n: '$n', balance: '$balance' }, by: -1 } }
const orZero = (path: string) => ({ $ifNull: [path, 0] })
const missteps = [
  { $ne: ['$n', { $add: [orZero('$before.n'), 1] }] },
  ...names.map((name) => ({ $ne: [`$balance.${name}`, { $add: [orZero(`$before.balance.${name}`), `$columns.${name}`] }] })),
]
const sums = {
  n: { $sum: 1 },
  missteps: { $sum: { $cond: [{ $or: missteps }, 1, 0] } },
  county: { $min: '$county' },
  lastCounty: { $max: '$county' },
  ...eachOf((name) => ({ $sum: `$columns.${name}` })),
}
const stages = [
  { $project: read },
  { $setWindowFields: { partitionBy: person, sortBy: { n: 1 }, output: { before } } },
  { $group: { _id: person, ...sums } },
  { $sort: { _id: 1 } },
]

/** Of one person's entries: their sum, and how many are not numbered one after the other or do not carry the sum up to them. */
type Sum = Columns & { _id: string; n: number; missteps: number; county: string; lastCounty: string }

const differs = (sum: Sum | null, balance: Balance | null) =>
  !sum ||
  !balance ||
  sum.missteps > 0 ||
  [...names, 'n' as const].some((name) => sum[name] !== balance[name]) ||
  [sum.county, sum.lastCounty].some((county) => county !== balance.county)

/** A person's entries and balance as they stood together: nothing was added while they were read. */
const lookAt = async (id: string, counties: string[], left = tries): Promise<string[]> => {
  const before = await BalanceModel.findById(id).lean<Balance>()
  const steps = await LedgerModel.find({ county: { $in: counties }, 'volunteer.id': id }, read)
    .sort({ n: 1 })
    .lean<Step[]>()
  const after = await BalanceModel.findById(id).lean<Balance>()
  if (before?.n !== after?.n && left > 0) return lookAt(id, counties, left - 1)
  return steps.length > 0 || after ? comparePerson(id, steps, after) : []
}

/** Says every difference between the balances and the entries they stand on; answers how many people have one. */
export const checkBalances = async (say: (difference: string) => void): Promise<number> => {
  const found = LedgerModel.collection.aggregate(stages, { allowDiskUse: true, batchSize })
  const balances = BalanceModel.collection.find({}, { sort: { _id: 1 }, batchSize })
  const idOf = ({ _id }: { _id: string }) => _id
  let people = 0
  for await (const [id, sum, balance] of sideBySide(keyed(readAhead<Sum>(found), idOf), keyed(readAhead<Balance>(balances), idOf))) {
    people++
    const counties = [sum?.county, sum?.lastCounty, balance?.county].filter((county) => county !== undefined)
    if (differs(sum, balance)) (await lookAt(id, counties)).forEach(say)
  }
  return people
}
