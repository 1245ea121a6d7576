import type { Page } from '../contract/orders.ts'
import type { HeldEntry } from '../contract/people.ts'
import { cursorAfter, readCursor, type Cursor } from '../orders/order-cursor.ts'
import { hasRole, type Actor } from '../people/actor.ts'
import { Problem } from '../problems.ts'
import { findChains } from './find-chains.ts'
import type { LedgerEntry } from './ledger-entry.ts'
import { LedgerModel, WaitingModel, type Waiting } from './ledger.model.ts'
import { viewEntry } from './view-entry.ts'

const after = (cursor: Cursor | undefined) => (cursor ? { $or: [{ at: { $gt: cursor.at } }, { at: cursor.at, _id: { $gt: cursor.id } }] } : {})

/** What waits for the supervisor of the county, oldest first, with its reasons and answers; 403 for others. */
export const findHeld = async (actor: Actor, { limit, cursor }: { limit: number; cursor?: string }): Promise<Page<HeldEntry>> => {
  if (!hasRole(actor, 'supervisor', actor.county)) throw new Problem('forbidden')
  const waiting = await WaitingModel.find({ county: actor.county, ...after(readCursor(actor, cursor)) })
    .sort({ at: 1, _id: 1 })
    .limit(limit + 1)
    .lean<Waiting[]>()
  const page = waiting.slice(0, limit)
  const found = await LedgerModel.find({ _id: { $in: page.map(({ _id }) => _id) } }).lean<LedgerEntry[]>()
  const chains = await findChains(page.flatMap(({ _id }) => found.filter((entry) => entry._id === _id)))
  const last = page.at(-1)
  return {
    items: chains.map((chain) => ({ ...viewEntry(chain, { language: actor.language, inFull: true }), volunteer: chain.entry.volunteer })),
    nextCursor: waiting.length > limit ? cursorAfter({ _id: last!._id, createdAt: last!.at }) : null,
  }
}
