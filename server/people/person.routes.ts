import Joi from 'joi'
import { findHoursOfPerson } from '../hours/find-hours.ts'
import type { Route } from '../http/route.ts'
import { changeMe } from './change-me.ts'
import { showMe } from './find-people.ts'

const changes = Joi.object({ name: Joi.string().trim().min(1).max(40), grid: Joi.string().pattern(/^\d{15,18}$/, 'grid code') }).min(1)

export const personRoutes: Route[] = [
  { method: 'get', path: '/me', summary: '我 / Who is signed in', run: (actor) => showMe(actor) },
  { method: 'patch', path: '/me', summary: '修改我的资料 / Change name or home grid', body: changes, run: (actor, { body }) => changeMe(actor, body) },
  { method: 'get', path: '/me/hours', summary: '我的时长 / My hours and stars', run: (actor) => findHoursOfPerson(actor, actor.id) },
  {
    method: 'get',
    path: '/people/:id/hours',
    summary: '志愿时长 / Hours and stars of a person',
    run: (actor, { params }) => findHoursOfPerson(actor, params.id!),
  },
]
