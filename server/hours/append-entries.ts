import type { ClientSession } from 'mongoose'
import { newId } from '../db/new-id.ts'
import { inTransaction } from '../db/transaction.ts'
import { tell, type Told } from '../notifications/tell.ts'
import { keepLevels } from './keep-levels.ts'
import { creditedMinutes, heldMinutes, minus, names, plus, type Columns, type Draft, type LedgerEntry } from './ledger-entry.ts'
import { BalanceModel, LedgerModel, WaitingModel, type Balance } from './ledger.model.ts'

// The only writer of the ledger. Entries, the balances they make, what waits for the supervisor, levels and notices are one transaction:
// either all of it is there or nothing, whenever a server dies.

const columnsOf = (balance: Columns) => Object.fromEntries(names.map((name) => [name, balance[name]])) as Columns

const append = async (draft: Draft, session: ClientSession): Promise<LedgerEntry> => {
  const of = { _id: draft.volunteer.id, county: draft.county }
  const added = { $inc: { ...draft.columns, n: 1 } }
  const balance = await BalanceModel.findOneAndUpdate(of, added, { upsert: true, returnDocument: 'after', session }).lean<Balance>()
  return { _id: newId(), ...draft, n: balance.n, balance: columnsOf(balance) }
}

const keepWaiting = async ({ _id, kind, of, county, at }: LedgerEntry, session: ClientSession) => {
  if (kind === 'hold') await WaitingModel.collection.insertOne({ _id, county, at } as never, { session })
  if (kind === 'confirm' || kind === 'void') await WaitingModel.collection.deleteOne({ _id: of, county } as never, { session })
}

const told = { credit: null, hold: 'hours.held', confirm: 'hours.confirmed', void: 'hours.voided', reversal: 'hours.reversed' } as const

const gives = ({ columns }: Draft) => creditedMinutes(columns) + heldMinutes(columns) > 0
const tellingOf = (entry: Draft) => (entry.kind === 'reversal' && gives(entry) ? 'hours.given_back' : told[entry.kind])

const toldOf = (entry: LedgerEntry): Told[] => {
  const { _id, county, volunteer, order, service, columns, reasons = [], reason = '', at } = entry
  const telling = tellingOf(entry)
  const words = {
    title: service.activity,
    minutes: String(Math.max(Math.abs(creditedMinutes(columns)), Math.abs(heldMinutes(columns)))),
    reason: reasons.map((held) => held['zh-CN']).join('；') || reason,
    reasonEn: reasons.map(({ en }) => en).join('; '),
  }
  return telling ? [{ county, person: volunteer.id, telling, about: _id, order: order.id, words, at }] : []
}

const keepLevel = ({ county, volunteer, columns, balance }: LedgerEntry, session: ClientSession) => {
  const [after, before] = [creditedMinutes(balance), creditedMinutes(plus(balance, minus(columns)))]
  return after === before ? undefined : keepLevels({ county, person: volunteer, before, after }, session)
}

const appendIn = async (drafts: Draft[], also: Also, session: ClientSession) => {
  const entries: LedgerEntry[] = []
  for (const draft of drafts) entries.push(await append(draft, session))
  await LedgerModel.collection.insertMany(entries as never[], { session })
  for (const entry of entries) {
    await keepWaiting(entry, session)
    await keepLevel(entry, session)
  }
  // Given back and confirmed at once is one thing to tell.
  const ids = new Set(entries.map(({ _id }) => _id))
  await tell(entries.filter(({ of }) => !ids.has(of!)).flatMap(toldOf), session)
  await also(session)
  return entries
}

const byPerson = (a: Draft, b: Draft) => (a.volunteer.id < b.volunteer.id ? -1 : 1)

type Also = (session: ClientSession) => Promise<unknown>

type More = { also?: Also; session?: ClientSession }

/**
 * Writes these entries and what comes with them, all or none, in a session of the caller's where one is given; throws a duplicate error when one
 * of them was written before, by whomever.
 */
export const appendEntries = (drafts: Draft[], { also = async () => {}, session: given }: More = {}): Promise<LedgerEntry[]> =>
  inTransaction((session) => appendIn([...drafts].sort(byPerson), also, session), given)
