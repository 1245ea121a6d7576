import type { Page } from '../contract/orders.ts'
import type { HeldEntry } from '../contract/people.ts'
import { cursorAfter, readCursor, type Cursor } from '../orders/order-cursor.ts'
import { hasRole, type Actor } from '../people/actor.ts'
import { Problem } from '../problems.ts'
import { findChains } from './find-chains.ts'
import type { Ask, LedgerEntry } from './ledger-entry.ts'
import { AskModel, LedgerModel, WaitingModel, type Waiting } from './ledger.model.ts'
import { viewEntry } from './view-entry.ts'

// What waits for the supervisor of a county: what is held, and apart from it what volunteers ask to correct. Oldest first.

type Line = { _id: string; at: Date; entry: string }
type Wanted = { state: keyof typeof lists; limit: number; cursor?: string }

const after = (cursor: Cursor | undefined) => (cursor ? { $or: [{ at: { $gt: cursor.at } }, { at: cursor.at, _id: { $gt: cursor.id } }] } : {})
const oldest = { at: 1, _id: 1 } as const

const lists = {
  held: async (filter: object, limit: number): Promise<Line[]> => {
    const holds = await WaitingModel.find(filter).sort(oldest).limit(limit).lean<Waiting[]>()
    return holds.map((hold) => ({ ...hold, entry: hold._id }))
  },
  asked: (filter: object, limit: number): Promise<Line[]> =>
    AskModel.find({ ...filter, open: true })
      .sort(oldest)
      .limit(limit)
      .lean<Ask[]>(),
}

/** A page of what waits, with all that was said and decided; 403 for others than the supervisor. */
export const findWaiting = async (actor: Actor, { state, limit, cursor }: Wanted): Promise<Page<HeldEntry>> => {
  if (!hasRole(actor, 'supervisor', actor.county)) throw new Problem('forbidden')
  const lines = await lists[state]({ county: actor.county, ...after(readCursor(actor, cursor)) }, limit + 1)
  const page = lines.slice(0, limit)
  const found = await LedgerModel.find({ county: actor.county, _id: { $in: page.map(({ entry }) => entry) } }).lean<LedgerEntry[]>()
  const chains = await findChains(page.flatMap((line) => found.filter(({ _id }) => _id === line.entry)))
  const last = page.at(-1)
  return {
    items: chains.map((chain) => ({ ...viewEntry(chain, { language: actor.language, inFull: true }), volunteer: chain.entry.volunteer })),
    nextCursor: lines.length > limit ? cursorAfter({ _id: last!._id, createdAt: last!.at }) : null,
  }
}
