import { creditedMinutes, type LedgerEntry } from '../server/hours/ledger-entry.ts'
import { LedgerModel } from '../server/hours/ledger.model.ts'
import { LevelModel, type LevelRecord } from '../server/hours/level.model.ts'

// Every star level stands on minutes that its person's ledger once added up to, and on a decision of somebody or of the end of its notice.

const together = 250

const isDecidedRightly = ({ state, announcedAt, endsAt, decidedAt, decidedBy, reason }: LevelRecord) => {
  if (state === 'announced') return decidedAt === null
  if (!decidedAt || decidedAt < announcedAt) return false
  return state === 'withdrawn' || (state === 'refused' ? Boolean(decidedBy && reason) : decidedAt >= endsAt)
}

const compare = (record: LevelRecord, reached: Set<string>) => {
  const { _id, person, level, minutes, state } = record
  const name = `level ${level} of person ${person.id} (${_id})`
  return [
    ...(reached.has(`${person.id} ${minutes}`) ? [] : [`${name}: stands on ${minutes} minutes, which the ledger never added up to`]),
    ...(isDecidedRightly(record) ? [] : [`${name}: is ${state}, and nobody in their time decided so`]),
  ]
}

/** `person minutes` of every sum that these people's ledgers ever came to. */
const findReached = async (records: LevelRecord[]) => {
  const who = { county: { $in: [...new Set(records.map(({ county }) => county))] }, 'volunteer.id': { $in: records.map(({ person }) => person.id) } }
  const entries = await LedgerModel.find(who, { 'volunteer.id': 1, balance: 1 }).lean<Pick<LedgerEntry, 'volunteer' | 'balance'>[]>() // prettier-ignore
  return new Set(entries.map(({ volunteer, balance }) => `${volunteer.id} ${creditedMinutes(balance)}`))
}

/** Says every star level that stands on nothing; answers how many levels there are. */
export const checkLevels = async (say: (difference: string) => void, after = ''): Promise<number> => {
  const records = await LevelModel.find({ _id: { $gt: after } })
    .sort({ _id: 1 })
    .limit(together)
    .lean<LevelRecord[]>()
  if (records.length === 0) return 0
  const reached = await findReached(records)
  records.flatMap((record) => compare(record, reached)).forEach(say)
  return records.length + (await checkLevels(say, records.at(-1)!._id))
}
