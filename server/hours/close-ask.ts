import type { ClientSession } from 'mongoose'
import type { Ask, AskAnswer, LedgerEntry } from './ledger-entry.ts'
import { AskModel } from './ledger.model.ts'

/** Answers the ask that waits on an entry of an order, in the transaction of what it brings; null when none waits. */
export const closeAsk = ({ _id: entry, county }: LedgerEntry, answer: AskAnswer, session: ClientSession) =>
  AskModel.findOneAndUpdate({ county, entry, open: true }, { $set: { answer }, $unset: { open: 1 } }, { session, returnDocument: 'after' }).lean<Ask>()
