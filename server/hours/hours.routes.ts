import Joi from 'joi'
import { id, paging, type Route } from '../http/route.ts'
import { decideLevel, objectToLevel } from './decide-level.ts'
import { findFigures } from './find-figures.ts'
import { findWaiting } from './find-held.ts'
import { findHoursOfPerson, findHoursOfTeam } from './find-hours.ts'
import { findLevels } from './find-levels.ts'
import { findRoll } from './find-roll.ts'
import { findStatement } from './find-statement.ts'
import { findTop } from './find-top.ts'
import { sendHours } from './send-hours.ts'

const text = Joi.string().trim().min(1).max(500)
// A page of hours is 200 entries unless fewer are asked for, as clients of the first version read them all.
const filters = { from: Joi.date().iso(), to: Joi.date().iso(), team: id }
const hours = paging.keys({ limit: Joi.number().integer().min(1).max(200).default(200), ...filters })
const span = Joi.object({ from: Joi.date().iso(), to: Joi.date().iso() })
const top = Joi.object({ period: Joi.valid('month', 'year', 'all').default('month'), limit: Joi.number().integer().min(1).max(100).default(20) })
const held = paging.keys({ state: Joi.string().valid('held', 'asked').required() })
const levels = paging.keys({ state: Joi.string().valid('announced', 'confirmed', 'refused', 'withdrawn').default('announced'), cursor: id })

type Said = { text: string }

export const hoursRoutes: Route[] = [
  {
    method: 'get',
    path: '/me/hours',
    summary: '我的时长 / My hours and stars',
    query: hours,
    run: (actor, { query }) => findHoursOfPerson(actor, actor.id, query),
  },
  {
    method: 'get',
    path: '/people/:id/hours',
    summary: '志愿时长 / Hours and stars of a person',
    query: hours,
    run: (actor, { params, query }) => findHoursOfPerson(actor, params.id!, query),
  },
  {
    method: 'get',
    path: '/teams/:id/hours',
    summary: '服务队时长 / Hours given through a team',
    query: hours,
    run: (actor, { params, query }) => findHoursOfTeam(actor, params.id!, query),
  },
  {
    method: 'get',
    path: '/me/hours/statement',
    summary: '我的明细 / Each step of my sum',
    query: paging,
    run: (actor, { query }) => findStatement(actor, actor.id, query),
  },
  {
    method: 'get',
    path: '/people/:id/hours/statement',
    summary: '时长明细 / Each step of a person’s sum',
    query: paging,
    run: (actor, { params, query }) => findStatement(actor, params.id!, query),
  },
  {
    method: 'get',
    path: '/people/:id/hours.xlsx',
    summary: '时长表格 / A person’s hours as a spreadsheet',
    query: Joi.object(filters),
    slow: true,
    run: (actor, { params, query }, response) => sendHours(actor, { id: params.id!, filters: query }, response),
  },
  {
    method: 'get',
    path: '/teams/:id/roll',
    summary: '服务队花名册 / What each member of a team gave',
    run: (actor, { params }) => findRoll(actor, params.id!),
  },
  {
    method: 'get',
    path: '/hours/figures',
    summary: '全县时长 / The county’s hours and star levels',
    query: span,
    run: (actor, { query }) => findFigures(actor, query),
  },
  { method: 'get', path: '/hours/top', summary: '时长榜 / Who gave most', query: top, run: (actor, { query }) => findTop(actor, query) },
  {
    method: 'get',
    path: '/hours',
    summary: '待确认、申请更正的时长 / Hours that wait for the supervisor, or are asked to be corrected',
    query: held,
    run: (actor, { query }) => findWaiting(actor, query),
  },
  { method: 'get', path: '/levels', summary: '星级公示 / Star levels under public notice', query: levels, run: (actor, { query }) => findLevels(actor, query) },
  {
    method: 'post',
    path: '/levels/:id/objections',
    summary: '提出异议 / Object to a star level',
    body: Joi.object({ text: text.required() }),
    status: 201,
    run: (actor, { params, body }) => objectToLevel(actor, params.id!, (body as Said).text),
  },
  {
    method: 'post',
    path: '/levels/:id/decide',
    summary: '认定星级 / Decide on a star level',
    body: Joi.object({ confirm: Joi.boolean().required(), reason: text.required() }),
    run: (actor, { params, body }) => decideLevel(actor, params.id!, body),
  },
]
