import Joi from 'joi'
import type { Route } from '../http/route.ts'
import { changeMe, showMyself } from './change-me.ts'

const time = Joi.string()
  .pattern(/^([01]\d|2[0-3]):[0-5]\d$/, 'HH:MM')
  .required()
const changes = Joi.object({
  name: Joi.string().trim().min(1).max(40),
  grid: Joi.string().pattern(/^\d{15,18}$/, 'grid code'),
  language: Joi.string().valid('zh-CN', 'en'),
  quietHours: Joi.object({ from: time, to: time }).allow(null),
}).min(1)

export const personRoutes: Route[] = [
  { method: 'get', path: '/me', summary: '我 / Who is signed in', run: (actor) => showMyself(actor) },
  {
    method: 'patch',
    path: '/me',
    summary: '修改我的资料 / Change name, home grid, language or quiet hours',
    body: changes,
    run: (actor, { body }) => changeMe(actor, body),
  },
]
