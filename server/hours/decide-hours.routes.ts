import Joi from 'joi'
import type { Route } from '../http/route.ts'
import { answerHold } from './answer-hold.ts'
import { askCorrection, leaveAsked } from './ask-correction.ts'
import { decideHours } from './decide-hours.ts'

const text = Joi.string().trim().min(1).max(500)
const reason = Joi.object({ reason: text.required() })

type Said = { note?: string; reason: string; text: string }

export const decideHoursRoutes: Route[] = [
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
    path: '/hours/:id/give-back',
    summary: '恢复计入 / Give back what was taken back or not confirmed',
    body: reason,
    run: (actor, { params, body }) => decideHours(actor, params.id!, { kind: 'give_back', reason: (body as Said).reason }),
  },
  {
    method: 'post',
    path: '/hours/:id/ask',
    summary: '申请更正 / Ask to correct one’s hours',
    body: Joi.object({ text: text.required() }),
    status: 201,
    run: (actor, { params, body }) => askCorrection(actor, params.id!, (body as Said).text),
  },
  {
    method: 'post',
    path: '/hours/:id/leave',
    summary: '维持不变 / Leave hours as they are though a correction was asked',
    body: reason,
    run: (actor, { params, body }) => leaveAsked(actor, params.id!, (body as Said).reason),
  },
  {
    method: 'post',
    path: '/hours/:id/answer',
    summary: '说明情况 / Say something to a hold on one’s hours',
    body: Joi.object({ text: text.required() }),
    run: (actor, { params, body }) => answerHold(actor, params.id!, (body as Said).text),
  },
]
