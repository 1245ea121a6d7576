import { findCandidates } from '../dispatch/find-candidates.ts'
import type { Route } from '../http/route.ts'
import type { Actor } from '../people/actor.ts'
import { absent } from '../problems.ts'
import type { Action } from '../contract/flow.ts'
import { advanceOrder, type Wish } from './advance-order.ts'
import { sendBook } from './book.ts'
import { findDuplicates, findOriginals } from './find-duplicates.ts'
import { findReadable } from './find-readable.ts'
import { findAccesses, mustReveal, revealContact } from './reveal-contact.ts'
import { findBoard } from './find-board.ts'
import { findScorecards } from './find-scorecards.ts'
import { findOrders, showOrder, showTimeline } from './find-orders.ts'
import { accessQuery, actionInputs, listQuery, postInput, revealInput, scorecardsQuery, sheetQuery, soughtInput } from './order.input.ts'
import { rowOf } from './order-flow.ts'
import { viewOrder } from './order.view.ts'
import type { PostInput } from './draft-order.ts'
import { postOrder } from './post-order.ts'
import { sendOrders, sendScorecards } from './send-sheets.ts'

const post = async (actor: Actor, input: PostInput, key?: string) => viewOrder(actor, await postOrder(actor, input, key))

const act = async (actor: Actor, id: string, wish: Wish) => viewOrder(actor, await advanceOrder(actor, id, wish))

const wish = (action: string, { version, ...input }: { version?: number }, key?: string): Wish => ({ action: action as Action, input, version, key })

const inputOf = ({ action }: Record<string, string>) => {
  if (!rowOf.has(action as Action) || action === 'post') throw absent('page')
  return actionInputs.get(action!)
}

export const orderRoutes: Route[] = [
  { method: 'get', path: '/orders', summary: '订单列表 / Orders in a box', query: listQuery, run: (actor, { query }) => findOrders(actor, query) },
  {
    method: 'get',
    path: '/orders.xlsx',
    summary: '订单表格 / A list of orders as a spreadsheet',
    query: sheetQuery,
    slow: true,
    run: (actor, { query }, response) => sendOrders(actor, query, response),
  },
  {
    method: 'post',
    path: '/orders',
    summary: '提单 / Post a need',
    body: postInput,
    status: 201,
    ownKey: true,
    run: (actor, { body, key }) => post(actor, body, key),
  },
  {
    method: 'post',
    path: '/orders/duplicates',
    summary: '相似订单 / Orders that a need being written may repeat',
    body: soughtInput,
    run: (actor, { body }) => findDuplicates(actor, body),
  },
  { method: 'get', path: '/orders/:id', summary: '订单 / One order', run: (actor, { params }) => showOrder(actor, params.id!) },
  { method: 'get', path: '/orders/:id/timeline', summary: '经过 / Its events', run: (actor, { params }) => showTimeline(actor, params.id!) },
  {
    method: 'get',
    path: '/orders/:id/book.pdf',
    summary: '台账 / Its book, to print',
    slow: true,
    run: (actor, { params }, response) => sendBook(actor, params.id!, response),
  },
  {
    method: 'get',
    path: '/orders/:id/originals',
    summary: '可并入的订单 / Orders that may take it in',
    run: (actor, { params }) => findOriginals(actor, params.id!),
  },
  {
    method: 'post',
    path: '/orders/:id/reveal',
    summary: '查看联系方式 / Contact details, for a purpose that is kept',
    body: revealInput,
    mayReplay: (actor, { params }) => mustReveal(actor, params.id!),
    run: (actor, { params, body }) => revealContact(actor, params.id!, (body as { purpose: string }).purpose),
  },
  {
    method: 'get',
    path: '/accesses',
    summary: '查看记录 / Who had contact details revealed',
    query: accessQuery,
    run: (actor, { query }) => findAccesses(actor, query),
  },
  {
    method: 'get',
    path: '/orders/:id/candidates',
    summary: '候选服务队 / Teams that could take it',
    run: (actor, { params }) => findCandidates(actor, params.id!),
  },
  {
    method: 'post',
    path: '/orders/:id/actions/:action',
    summary: '办理 / Make a move',
    body: inputOf,
    ownKey: true,
    mayReplay: (actor, { params, key }) => findReadable(actor, params.id!, key),
    run: (actor, { params, body, key }) => act(actor, params.id!, wish(params.action!, body, key)),
  },
  { method: 'get', path: '/board', summary: '看板计数 / The county in numbers', run: (actor) => findBoard(actor.county) },
  {
    method: 'get',
    path: '/reports/scorecards',
    summary: '成绩单 / How each town, village or team did',
    query: scorecardsQuery,
    run: (actor, { query }) => findScorecards(actor, query),
  },
  {
    method: 'get',
    path: '/reports/scorecards.xlsx',
    summary: '成绩单表格 / The scorecards as a spreadsheet',
    query: scorecardsQuery,
    slow: true,
    run: (actor, { query }, response) => sendScorecards(actor, query, response),
  },
]
