import type { Language, UnitLevel } from '../contract/flow.ts'
import type { Boundary } from '../contract/places.ts'

// What is wrong with polygons, feature by feature; the shape around the coordinates was checked before.

type Fault = { pointer: string; detail: string }
type Say = (zh: string, en: string) => string
type Known = Map<string, { level: UnitLevel }>

const isPosition = (value: unknown) =>
  Array.isArray(value) &&
  value.length >= 2 &&
  value.slice(0, 2).every(Number.isFinite) &&
  Math.abs(value[0] as number) <= 180 &&
  Math.abs(value[1] as number) <= 90

const isSame = ([a, b]: number[], [c, d]: number[]) => a === c && b === d

const faultOfRing = (ring: unknown, say: Say): string | null => {
  if (!Array.isArray(ring) || !ring.every(isPosition)) return say('坐标不是 [经度, 纬度]。', 'A position is not [longitude, latitude].')
  if (ring.length < 4) return say('一个环至少要四个点。', 'A ring takes four positions at least.')
  return isSame(ring[0] as number[], ring.at(-1) as number[]) ? null : say('环没有闭合。', 'A ring is not closed.')
}

const faultOfGeometry = ({ type, coordinates }: Boundary['geometry'], say: Say): string | null => {
  const polygons: unknown[] = type === 'Polygon' ? [coordinates] : coordinates
  if (polygons.length === 0) return say('没有坐标。', 'There are no coordinates.')
  for (const rings of polygons) {
    if (!Array.isArray(rings) || rings.length === 0) return say('多边形没有环。', 'A polygon has no ring.')
    for (const ring of rings) {
      const fault = faultOfRing(ring, say)
      if (fault) return fault
    }
  }
  return null
}

/** Every fault of these features: a code that is no unit of the county, one that comes twice, coordinates that make no polygon. */
export const faultsOf = (features: Boundary[], known: Known, language: Language): Fault[] => {
  const say: Say = (zh, en) => (language === 'en' ? en : zh)
  const seen = new Set<string>()
  return features.flatMap(({ properties: { code }, geometry }, index) => {
    const repeated = seen.has(code)
    seen.add(code)
    const bad = !known.has(code)
      ? say('本县没有这个机构。', 'No such unit in your county.')
      : repeated
        ? say('这个机构重复了。', 'This unit comes twice.')
        : null
    const shape = faultOfGeometry(geometry, say)
    return [
      ...(bad ? [{ pointer: `/features/${index}/properties/code`, detail: `${code}: ${bad}` }] : []),
      ...(shape ? [{ pointer: `/features/${index}/geometry/coordinates`, detail: `${code}: ${shape}` }] : []),
    ]
  })
}
