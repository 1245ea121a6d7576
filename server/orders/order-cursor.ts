import type { Actor } from '../people/actor.ts'
import { invalid } from '../problems.ts'
import type { Order } from './order.ts'

/** Where a page ended: its last row. */
export type Cursor = { at: Date; id: string }

/** The cursor of a request, or undefined on the first page; 422 for what is none. */
export const readCursor = (actor: Actor, text: string | undefined): Cursor | undefined => {
  if (text === undefined) return undefined
  const match = /^(\d{1,15})\.([0-9a-f]{24})$/.exec(Buffer.from(text, 'base64url').toString())
  if (!match) throw invalid({ pointer: '/cursor', detail: actor.language === 'en' ? 'Not a cursor of this list.' : '不是本列表的游标。' })
  return { at: new Date(Number(match[1])), id: match[2]! }
}

/** The cursor after a page that ends with this row. */
export const cursorAfter = ({ _id, createdAt }: Pick<Order, '_id' | 'createdAt'>) => Buffer.from(`${createdAt.getTime()}.${_id}`).toString('base64url')
