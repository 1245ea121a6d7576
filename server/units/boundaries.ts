import { createHash } from 'node:crypto'
import type { Response } from 'express'
import type { Boundaries, Boundary } from '../contract/places.ts'
import { hasRole, type Actor } from '../people/actor.ts'
import { absent, invalid, Problem } from '../problems.ts'
import { BoundaryModel } from './boundary.model.ts'
import { faultsOf } from './boundary-faults.ts'
import { findUnit } from './find-units.ts'
import { UnitModel } from './unit.model.ts'

const none = JSON.stringify({ type: 'FeatureCollection', features: [] } satisfies Boundaries)

// A metre is enough for a map, and a third of the bytes.
const rounded = (_: string, value: unknown) => (typeof value === 'number' ? Math.round(value * 1e5) / 1e5 : value)

const plain = ({ properties: { code }, geometry: { type, coordinates } }: Boundary) => ({
  type: 'Feature',
  properties: { code },
  geometry: { type, coordinates },
})

/** Takes the county's polygons in place of those before; none removes them. 403 for all but its administrators, 422 naming every feature that is wrong. */
export const replaceBoundaries = async (actor: Actor, { features }: Boundaries): Promise<{ features: number }> => {
  if (!hasRole(actor, 'admin', actor.county)) throw new Problem('forbidden')
  const { county } = actor
  const codes = features.map(({ properties }) => properties.code)
  const units = await UnitModel.find({ county, _id: { $in: codes } }, { level: 1 }).lean()
  const faults = faultsOf(features, new Map(units.map((unit) => [unit._id, unit])), actor.language)
  if (faults.length > 0) throw invalid(...faults)
  const text = JSON.stringify({ type: 'FeatureCollection', features: features.map(plain) }, rounded)
  await BoundaryModel.updateOne({ _id: county, county }, { $set: { text, tag: createHash('sha256').update(text).digest('base64url') } }, { upsert: true })
  return { features: features.length }
}

/** Sends a county's polygons, or 304 to whoever has them already. 404 when there is no such county. */
export const sendBoundaries = async (county: string, response: Response): Promise<void> => {
  if ((await findUnit(county))?.level !== 'county') throw absent('unit')
  const kept = await BoundaryModel.findOne({ _id: county, county }, { tag: 1 }).lean()
  response.set({ ETag: `"${kept?.tag ?? 'none'}"`, 'Cache-Control': 'public, no-cache' }).type('application/geo+json')
  if (response.req.fresh) {
    response.status(304).end()
    return
  }
  const sent = kept && (await BoundaryModel.findOne({ _id: county, county }).lean())
  if (sent) response.set('ETag', `"${sent.tag}"`)
  response.send(sent?.text ?? none)
}
