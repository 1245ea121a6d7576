/** GeoJSON, WGS 84. The properties of a unit's polygon name the unit by its code. */
export type Boundary = {
  type: 'Feature'
  properties: { code: string }
  geometry: { type: 'Polygon'; coordinates: number[][][] } | { type: 'MultiPolygon'; coordinates: number[][][][] }
}

/** A county's polygons; none where it gave none. */
export type Boundaries = { type: 'FeatureCollection'; features: Boundary[] }

/** The tiles to lay under maps, and whom to name for them; null where the operator set none. */
export type MapGround = { tiles: string | null; credit: string }
