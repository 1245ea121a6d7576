import Joi from 'joi'
import type { Route } from '../http/route.ts'
import { findUnits } from './find-units.ts'

const query = Joi.object({ level: Joi.string().valid('county', 'town', 'village', 'grid'), parent: Joi.string().pattern(/^\d{12,18}$/, 'unit code') }).or(
  'level',
  'parent',
)

export const unitRoutes: Route[] = [
  { method: 'get', path: '/units', summary: '机构 / Units of one level or below a parent', access: 'public', query, run: (_, { query }) => findUnits(query) },
]
