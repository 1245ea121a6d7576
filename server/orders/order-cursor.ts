import type { Actor } from '../people/actor.ts'
import { invalid } from '../problems.ts'
import type { Order } from './order.ts'

/** Where a page ended: the last row, and how many rows of its very moment were shown. One range on createdAt, less the few equal rows, uses the index; `$or` does not. */
type Cursor = { at: Date; id: string; seen: number }

export const readCursor = (actor: Actor, text: string | undefined): Cursor | undefined => {
  if (text === undefined) return undefined
  const match = /^(\d{1,15})\.([0-9a-f]{24})\.(\d{1,4})$/.exec(Buffer.from(text, 'base64url').toString())
  if (!match) throw invalid({ pointer: '/cursor', detail: actor.language === 'en' ? 'Not a cursor of this list.' : '不是本列表的游标。' })
  return { at: new Date(Number(match[1])), id: match[2]!, seen: Number(match[3]) }
}

export const cursorAfter = (page: Pick<Order, '_id' | 'createdAt'>[], before: Cursor | undefined) => {
  const last = page.at(-1)!
  const at = last.createdAt.getTime()
  const equal = page.filter(({ createdAt }) => createdAt.getTime() === at).length
  const seen = equal + (before?.at.getTime() === at ? before.seen : 0)
  return Buffer.from(`${at}.${last._id}.${seen}`).toString('base64url')
}
