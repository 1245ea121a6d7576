import Joi, { type ObjectSchema } from 'joi'
import type { Action, Role } from '../contract/flow.ts'
import { id, paging, phone } from '../http/route.ts'
import { flow, statuses } from './order-flow.ts'

const text = (max: number) => Joi.string().trim().min(1).max(max)
const reason = text(500)
const minutes = Joi.number()
  .integer()
  .min(0)
  .max(24 * 60)
const unitCode = Joi.string().pattern(/^\d{12,18}$/, 'unit code')
const future = Joi.date().iso().min(Joi.ref('$now'))
const photos = Joi.array().items(id).max(9).unique()
const location = Joi.object({
  type: Joi.string().valid('Point').required(),
  coordinates: Joi.array().ordered(Joi.number().min(-180).max(180).required(), Joi.number().min(-90).max(90).required()).length(2).required(),
})

export const postInput = Joi.object({
  title: text(60).required(),
  description: text(2000).allow('').default(''),
  category: text(20),
  service: id,
  urgency: Joi.string().valid('normal', 'urgent', 'emergency').default('normal'),
  grid: unitCode,
  address: text(120).required(),
  location,
  contact: Joi.object({ name: text(40).required(), phone: phone.required() }),
  photos: photos.default([]),
}).or('category', 'service')

const bodies: Partial<Record<Action, Record<string, Joi.Schema>>> = {
  report: { opinion: text(500).required() },
  dispatch: { teams: Joi.array().items(id).min(1).max(20).unique(), open: Joi.boolean().valid(true) },
  decline: { reason: reason.required() },
  assign: { volunteers: Joi.array().items(id).min(1).max(50).unique().required() },
  check_in: { location },
  check_out: { location, code: Joi.string().pattern(/^\d{4}$/, 'four digits') },
  complete: {
    summary: text(1000).required(),
    photos: photos.min(1).required(),
    attendance: Joi.array()
      .items(Joi.object({ volunteer: id.required(), minutes: minutes.required(), reason }))
      .unique('volunteer')
      .required(),
  },
  rate: {
    stars: Joi.number().integer().min(1).max(5).required(),
    solved: Joi.boolean().required(),
    comment: text(500).allow(''),
    tags: Joi.array().items(text(20)).max(10).unique(),
    publish: Joi.boolean().description('the requester agrees that the finished order is shown in public'),
  },
  settle: {
    summary: text(1000).required(),
    photos,
    helpers: Joi.array()
      .items(Joi.object({ person: id.required(), minutes: minutes.required() }))
      .max(50)
      .unique('person'),
  },
  return: { reason: reason.required() },
  cancel: { reason: reason.required() },
  comment: { text: text(1000).required() },
  reject: { reason: reason.required(), text: text(500).required() },
  transfer: { grid: unitCode.required(), reason: reason.required() },
  merge: { original: id.required() },
  recall: { reason: reason.required() },
  suspend: { reason: reason.required(), until: future },
  extend: { reason: reason.required(), hours: Joi.number().integer().min(1).max(720).required() },
  answer_extension: { granted: Joi.boolean().required(), note: text(500).allow('') },
  supervise: { note: text(500).required(), dueAt: future },
  rework: { reason: reason.required() },
  call_back: { reached: Joi.boolean().required(), solved: Joi.boolean().required(), satisfied: Joi.boolean().required() },
  publish: { publish: Joi.boolean().valid(true).required() },
}

const inputOf = (action: Action) => {
  const own = bodies[action] ?? {}
  const schema = Joi.object({ version: Joi.number().integer().min(1), note: text(500).allow(''), ...own, ...(!own.reason && { reason: reason.allow('') }) })
  return action === 'dispatch' ? schema.xor('teams', 'open') : schema
}

/** action → what its body must look like. */
export const actionInputs = new Map<string, ObjectSchema>(flow.map(({ action }) => [action, inputOf(action)]))

const several = (...allowed: string[]) =>
  Joi.array()
    .items(Joi.string().valid(...allowed))
    .single()

const roles: Role[] = ['resident', 'grid_worker', 'village_clerk', 'town_officer', 'dispatcher', 'supervisor', 'team_leader', 'volunteer', 'admin']

const filters = {
  box: Joi.string()
    .valid('todo', 'mine', 'scope', 'market', 'offers')
    .default('scope')
    .description(
      '待我办、我提的、我看得到的、市场上的、邀约我队的 / What waits for me, what I asked for, what I may see, what is open to my teams, what is offered to them',
    ),
  status: several(...Object.keys(statuses)),
  urgency: several('normal', 'urgent', 'emergency'),
  category: text(20),
  unit: unitCode,
  team: id,
  overdue: Joi.boolean(),
  concern: Joi.string()
    .valid('near', 'urged', 'poor', 'unsolved', 'reopened', 'complaint', 'rated', 'late')
    .description(
      'near its deadline, urged by the requester, rated 1–2 stars or as not solved, rated as not solved, worked on again, any of these complaints, rated at all, or over its time at some step (with `took`: at a step of that team)',
    ),
  took: id.description('a team that took it on'),
  from: Joi.date().iso(),
  to: Joi.date().iso(),
  as: Joi.string()
    .valid(...roles)
    .description('只列这一身份的事 / Of this one of my roles alone'),
  q: text(60).pattern(/^\P{Cc}*$/u),
}
export const listQuery = paging.keys(filters)

/** The same without its pages: all of it, for a spreadsheet. */
export const sheetQuery = Joi.object(filters)

export const scorecardsQuery = Joi.object({
  by: Joi.string().valid('town', 'village', 'team').required(),
  unit: unitCode.description('the town whose villages are meant, by `village`'),
  from: Joi.date().iso().description('posted at or after; ninety days before `to` unless given'),
  to: Joi.date().iso().description('posted before; now unless given; at most a year after `from`'),
})

export const soughtInput = Joi.object({
  category: text(20),
  service: id,
  title: text(60).required(),
  description: text(2000).allow('').default(''),
  grid: unitCode,
  location,
}).or('category', 'service')

export const revealInput = Joi.object({ purpose: text(200).min(4).required() })
export const accessQuery = paging.keys({ order: id, person: id })
