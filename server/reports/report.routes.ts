import Joi from 'joi'
import type { Route } from '../http/route.ts'
import { findArea } from './find-area.ts'
import { findToday } from './find-today.ts'

const area = Joi.object({
  unit: Joi.string()
    .pattern(/^\d{12,18}$/, 'unit code')
    .required()
    .description('the code of the unit'),
})

export const reportRoutes: Route[] = [
  { method: 'get', path: '/reports/today', summary: '今日大屏 / The county today, in figures', run: findToday },
  {
    method: 'get',
    path: '/reports/area',
    summary: '辖区数据 / A unit in figures',
    query: area,
    run: (actor, { query }) => findArea(actor, (query as { unit: string }).unit),
  },
]
