import { LRUCache } from 'lru-cache'
import type { UnitLevel } from '../contract/flow.ts'
import type { UnitView } from '../contract/people.ts'
import { gather } from '../db/gather.ts'
import { UnitModel } from './unit.model.ts'
import type { Place, Unit } from './unit.ts'

const units = gather<string, Unit | undefined>(async (codes) => {
  const found = await UnitModel.find({ _id: { $in: codes } }).lean<Unit[]>()
  const byCode = new Map(found.map((unit) => [unit._id, unit]))
  return codes.map((code) => byCode.get(code))
})

// Units change a few times a year and are read with every order.
const cache = new LRUCache<string, Unit>({ max: 20_000, ttl: 30_000, fetchMethod: (code) => units.load(code) })

/** The unit with this code, or undefined. At most 30 s old. */
export const findUnit = (code: string) => cache.fetch(code)

/** The positions of these units, code → point; units without one are absent. What is not known already is read at once. */
export const findPositions = async (codes: string[]) => {
  const found = await Promise.all([...new Set(codes)].map(findUnit))
  return new Map(found.flatMap((unit) => (unit?.position ? [[unit._id, unit.position] as const] : [])))
}

/** A grid with the units above it, or undefined when the code is no grid. A micro-grid belongs to its grid's village. */
export const findPlace = async (code: string): Promise<Place | undefined> => {
  const grid = await findUnit(code)
  if (grid?.level !== 'grid') return undefined
  let village = await findUnit(grid.parent!)
  while (village?.level === 'grid') village = await findUnit(village.parent!)
  const town = village && (await findUnit(village.parent!))
  const county = town && (await findUnit(town.parent!))
  return village && town && county ? { county, town, village, grid } : undefined
}

type Query = { level?: UnitLevel; parent?: string; depth?: 1 | 2 }

const sorted = (where: object) => UnitModel.find(where).sort({ _id: 1 }).limit(1000).lean<Unit[]>()

/** Units of one level, or those right below `parent`, with `depth` 2 those below them too, in the order of their codes. Divisions are public. */
export const findUnits = async ({ level, parent, depth = 1 }: Query): Promise<{ items: UnitView[] }> => {
  const units = await sorted({ ...(level && { level }), ...(parent && { parent }) })
  const below = depth === 2 && parent ? await sorted({ parent: { $in: units.map(({ _id }) => _id) } }) : []
  return { items: [...units, ...below].map(viewUnit) }
}

/** A unit as the API shows it. */
export const viewUnit = ({ _id, name, level, parent, position }: Unit): UnitView => ({ code: _id, name, level, parent, position: position ?? null })
