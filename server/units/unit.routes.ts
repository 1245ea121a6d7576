import Joi from 'joi'
import { config } from '../config.ts'
import type { MapGround } from '../contract/places.ts'
import type { Route } from '../http/route.ts'
import { replaceBoundaries, sendBoundaries } from './boundaries.ts'
import { findUnits } from './find-units.ts'

const code = Joi.string().pattern(/^\d{12,18}$/, 'unit code')

const query = Joi.object({
  level: Joi.string().valid('county', 'town', 'village', 'grid'),
  parent: code,
  depth: Joi.number().valid(1, 2).default(1).description('with parent: 2 brings the units below those too'),
}).or('level', 'parent')

const county = Joi.object({ county: code.required().description('the code of the county') })

const geometry = Joi.object({ type: Joi.valid('Polygon', 'MultiPolygon').required(), coordinates: Joi.array().required() }).unknown()
const feature = Joi.object({
  type: Joi.valid('Feature').required(),
  properties: Joi.object({ code: code.required() }).required().unknown(),
  geometry: geometry.required(),
}).unknown()
const boundaries = Joi.object({ type: Joi.valid('FeatureCollection').required(), features: Joi.array().items(feature).max(2000).required() })
  .unknown()
  .description('GeoJSON in WGS 84; each feature names its unit by properties.code')

const ground: MapGround = { tiles: config.MAP_TILES ?? null, credit: config.MAP_CREDIT }

export const unitRoutes: Route[] = [
  { method: 'get', path: '/units', summary: '机构 / Units of one level or below a parent', access: 'public', query, run: (_, { query }) => findUnits(query) },
  {
    method: 'get',
    path: '/units/boundaries',
    summary: '机构边界 / The polygons of a county’s units',
    access: 'public',
    query: county,
    run: (_, { query }, response) => sendBoundaries((query as { county: string }).county, response),
  },
  {
    method: 'put',
    path: '/units/boundaries',
    summary: '导入机构边界 / Replace the polygons of the county’s units',
    body: boundaries,
    large: true,
    run: (actor, { body }) => replaceBoundaries(actor, body),
  },
  { method: 'get', path: '/map', summary: '地图底图 / The tiles to lay under maps', access: 'public', run: () => Promise.resolve(ground) },
]
