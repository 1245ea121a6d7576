import Joi from 'joi'
import { id, paging, type Route } from '../http/route.ts'
import { answerHold } from './answer-hold.ts'
import { decideHours } from './decide-hours.ts'
import { decideLevel, objectToLevel } from './decide-level.ts'
import { findHeld } from './find-held.ts'
import { findHoursOfPerson, findHoursOfTeam } from './find-hours.ts'
import { findLevels } from './find-levels.ts'
import { findStatement } from './find-statement.ts'

const text = Joi.string().trim().min(1).max(500)
const reason = Joi.object({ reason: text.required() })
// A page of hours is 200 entries unless fewer are asked for, as clients of the first version read them all.
const hours = paging.keys({ limit: Joi.number().integer().min(1).max(200).default(200) })
const held = paging.keys({ state: Joi.string().valid('held').required() })
const levels = paging.keys({ state: Joi.string().valid('announced', 'confirmed', 'refused', 'withdrawn').default('announced'), cursor: id })

type Said = { note?: string; reason: string; text: string }

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
    path: '/hours',
    summary: '待确认的时长 / Hours that wait for the supervisor',
    query: held,
    run: (actor, { query }) => findHeld(actor, query),
  },
  {
    method: 'post',
    path: '/hours/:id/confirm',
    summary: '确认时长 / Confirm held hours',
    body: Joi.object({ note: text }),
    run: (actor, { params, body }) => decideHours(actor, params.id!, { kind: 'confirm', reason: (body as Said).note }),
  },
  {
    method: 'post',
    path: '/hours/:id/void',
    summary: '不予确认 / Give up held hours',
    body: reason,
    run: (actor, { params, body }) => decideHours(actor, params.id!, { kind: 'void', reason: (body as Said).reason }),
  },
  {
    method: 'post',
    path: '/hours/:id/reverse',
    summary: '冲销 / Take back credited hours',
    body: reason,
    run: (actor, { params, body }) => decideHours(actor, params.id!, { kind: 'reversal', reason: (body as Said).reason }),
  },
  {
    method: 'post',
    path: '/hours/:id/answer',
    summary: '说明情况 / Say something to a hold on one’s hours',
    body: Joi.object({ text: text.required() }),
    run: (actor, { params, body }) => answerHold(actor, params.id!, (body as Said).text),
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
