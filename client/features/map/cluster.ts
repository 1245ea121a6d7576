import Supercluster from 'supercluster'
import type { Area } from './ground.ts'
import { nothing, plus, type MapPlace, type Tally } from './places.ts'

/** A mark on the map: one place, or several near each other; `units` names them, the busiest first. */
export type Mark = Tally & { key: string; at: [latitude: number, longitude: number]; units: string[] }

const everywhere: [number, number, number, number] = [-180, -85, 180, 85]
const widthPx = 52

/** The marks of these places at a zoom: what would overlap stands as one. */
export function marksOf(places: MapPlace[], areas: Map<string, Area>, zoom: number): Mark[] {
  const index = new Supercluster<MapPlace, Tally>({
    radius: widthPx,
    extent: 256,
    maxZoom: 20,
    map: (place) => plus(nothing, place),
    reduce: (sum, tally) => void Object.assign(sum, plus(sum, tally)),
  })
  index.load(
    places.flatMap((place) => {
      const area = areas.get(place.unit)
      return area ? [{ type: 'Feature' as const, properties: place, geometry: { type: 'Point' as const, coordinates: [area.at[1], area.at[0]] } }] : []
    }),
  )
  return index.getClusters(everywhere, Math.floor(zoom)).map(({ properties, geometry }) => {
    const [lng, lat] = geometry.coordinates as [number, number]
    const leaves = 'cluster_id' in properties ? index.getLeaves(properties.cluster_id, Infinity).map((leaf) => leaf.properties) : [properties]
    const units = leaves.sort((a, b) => b.orders - a.orders || a.unit.localeCompare(b.unit)).map(({ unit }) => unit)
    return { ...plus(nothing, properties), key: [...units].sort().join(), at: [lat, lng], units }
  })
}
