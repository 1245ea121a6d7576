import type { Response } from 'express'
import { hasRole, type Actor } from '../people/actor.ts'
import { Problem } from '../problems.ts'
import { readRows, sendSheet } from '../sheets/send-sheet.ts'
import { findOrders, type OrdersQuery } from './find-orders.ts'
import { findScorecards, type ScorecardsQuery } from './find-scorecards.ts'
import { orderSheet, scoreSheet } from './order-sheets.ts'

const perPage = 100

const readAll = (actor: Actor, query: Omit<OrdersQuery, 'limit' | 'cursor'>) =>
  readRows(async (cursor) => {
    const { items, nextCursor } = await findOrders(actor, { ...query, limit: perPage, ...(cursor && { cursor }) })
    return { rows: items, nextCursor }
  })

/** Sends the orders of a list, newest first, at most 10,000, as this person may see them; 403 for who does not watch the county. */
export const sendOrders = (actor: Actor, query: Omit<OrdersQuery, 'limit' | 'cursor'>, response: Response) => {
  if (!hasRole(actor, 'dispatcher') && !hasRole(actor, 'supervisor')) throw new Problem('forbidden')
  return sendSheet(actor, { read: async () => orderSheet(await readAll(actor, query), actor.language) }, response)
}

/** Sends the scorecards; 403 for who does not watch the county. */
export const sendScorecards = async (actor: Actor, query: ScorecardsQuery, response: Response) => {
  const cards = await findScorecards(actor, query)
  const of = cards.unit?.name
  await sendSheet(actor, { ...(of && { of }), read: async () => scoreSheet(cards, actor.language) }, response)
}
