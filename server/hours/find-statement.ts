import type { Page } from '../contract/orders.ts'
import type { StatementStep } from '../contract/people.ts'
import { invalid } from '../problems.ts'
import type { Actor } from '../people/actor.ts'
import type { Paging } from './find-hours.ts'
import { mustReadHoursOf } from './hours-reach.ts'
import type { LedgerEntry } from './ledger-entry.ts'
import { LedgerModel } from './ledger.model.ts'
import { viewStep } from './view-entry.ts'

const readNumber = ({ language }: Actor, cursor: string) => {
  if (/^\d{1,9}$/.test(cursor)) return Number(cursor)
  throw invalid({ pointer: '/cursor', detail: language === 'en' ? 'Not a cursor of this list.' : '不是本列表的游标。' })
}

/** Each step of a person's sum, newest first, to whoever may read their hours; 404 otherwise. */
export const findStatement = async (actor: Actor, id: string, { limit, cursor }: Paging): Promise<Page<StatementStep>> => {
  await mustReadHoursOf(actor, id)
  const rows = await LedgerModel.find({ county: actor.county, 'volunteer.id': id, ...(cursor && { n: { $lt: readNumber(actor, cursor) } }) })
    .sort({ n: -1 })
    .limit(limit + 1)
    .lean<LedgerEntry[]>()
  const page = rows.slice(0, limit)
  return { items: page.map(viewStep), nextCursor: rows.length > limit ? String(page.at(-1)!.n) : null }
}
