import type { LedgerEntry } from '../server/hours/ledger-entry.ts'
import { LedgerModel, WaitingModel, type Waiting } from '../server/hours/ledger.model.ts'
import { undecided } from './check-ledger-round.ts'

// The supervisor's list beside the holds that nobody has decided.

const together = 500

const ordersOf = (entries: LedgerEntry[]) =>
  LedgerModel.find({ county: { $in: [...new Set(entries.map(({ county }) => county))] }, 'order.id': { $in: entries.map(({ order }) => order.id) } }).lean<
    LedgerEntry[]
  >()

const listedOf = async (ids: string[]) => new Set((await WaitingModel.find({ _id: { $in: ids } }).lean<Waiting[]>()).map(({ _id }) => _id))

/** Holds that wait without being in the list; looked at again, as they may just have been decided. */
export const findUnlisted = async (holds: LedgerEntry[]) => {
  const listed = await listedOf(holds.map(({ _id }) => _id))
  const unlisted = holds.filter(({ _id }) => !listed.has(_id))
  if (unlisted.length === 0) return []
  const waiting = new Set(undecided(await ordersOf(unlisted)).map(({ _id }) => _id))
  return unlisted.filter(({ _id }) => waiting.has(_id)).map(({ _id }) => `hold ${_id}: waits, and is not in the supervisor’s list`)
}

const notWaiting = async (ids: string[]) => {
  const holds = await LedgerModel.find({ _id: { $in: ids } }).lean<LedgerEntry[]>()
  const waiting = new Set(undecided(await ordersOf(holds)).map(({ _id }) => _id))
  return ids.filter((id) => !waiting.has(id))
}

const nameOverlisted = async (ids: string[], say: (difference: string) => void) => {
  const suspect = await notWaiting(ids)
  const still = suspect.length > 0 ? await listedOf(suspect) : new Set()
  for (const id of suspect) if (still.has(id)) say(`${id}: is in the supervisor’s list, and is no hold that waits`)
}

/** Names what is in the list without being a hold that waits; looked at again, as it may just have been decided. */
export const findOverlisted = async (say: (difference: string) => void) => {
  let ids: string[] = []
  for await (const { _id } of WaitingModel.collection.find({}, { batchSize: together }) as unknown as AsyncIterable<Waiting>) {
    ids.push(_id)
    if (ids.length < together) continue
    await nameOverlisted(ids, say)
    ids = []
  }
  await nameOverlisted(ids, say)
}
