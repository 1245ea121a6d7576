import type { Boundary } from '@contract/places.ts'
import type { UnitView } from '@contract/people.ts'
import { shortName } from '../../lib/short-name.ts'
import { cellsOf, middleOf, outlineOf, type Ring, type XY } from './cells.ts'

/** A unit on the map: [latitude, longitude] of its middle, and its rings. `inner`: it lies within another one; `schematic`: the rings were laid out. */
export type Area = { code: string; name: string; parent: string | null; inner: boolean; schematic: boolean; at: XY; rings: Ring[] }
export type Ground = { root: string; areas: Map<string, Area> }

type Placed = { unit: UnitView; at: XY }

// Longitudes shrink away from the equator; in the plane of a county both axes are of one scale.
const planeOf = (latitude: number) => {
  const narrow = Math.cos((latitude * Math.PI) / 180)
  return { to: ([lng, lat]: XY): XY => [lng * narrow, lat], back: ([x, y]: XY): XY => [y, x / narrow] }
}

const goldenAngle = Math.PI * (3 - Math.sqrt(5))
const nextTo = ([x, y]: XY, index: number, reach: number): XY => {
  const [radius, turn] = [reach * Math.sqrt((index + 1) / 12), index * goldenAngle]
  return [x + radius * Math.cos(turn), y + radius * Math.sin(turn)]
}

/** Each unit at its own point: those without a position, or at one that is taken, beside the middle of their parent. */
function place(units: UnitView[], toPlane: (point: XY) => XY, middle: XY, reach: number): Placed[] {
  const taken = new Set<string>()
  return units.map((unit, index) => {
    const own = unit.position && toPlane(unit.position.coordinates)
    const at = own && !taken.has(String(own)) ? own : nextTo(own ?? middle, index, own ? reach / 10 : reach)
    taken.add(String(at))
    return { unit, at }
  })
}

const meanOf = (points: XY[]): XY => [points.reduce((sum, [x]) => sum + x, 0) / points.length, points.reduce((sum, [, y]) => sum + y, 0) / points.length]

const ringsOf = ({ geometry }: Boundary): Ring[] =>
  (geometry.type === 'Polygon' ? [geometry.coordinates[0]] : geometry.coordinates.map(([ring]) => ring)) as Ring[]

/**
 * The map of a unit: the units below it, and those below them. Their polygons where every one of a family has one; otherwise cells laid out from
 * their positions, which is a schematic.
 */
export function layOut(root: UnitView, units: UnitView[], boundaries: Boundary[]): Ground {
  const families = familiesOf(units)
  const polygons = new Map(boundaries.map((boundary) => [boundary.properties.code, ringsOf(boundary)]))
  const located = units.flatMap(({ position }) => (position ? [position.coordinates] : []))
  const { to, back } = planeOf((root.position?.coordinates ?? located[0] ?? [105, 36])[1])
  const areas = new Map<string, Area>()

  function add(family: UnitView[], outline: Ring[] | null, middle: XY, reach: number): void {
    const placed = place(family, to, middle, reach)
    const real = family.every(({ code }) => polygons.has(code))
    const frame = outline ?? [outlineOf([...placed.map(({ at }) => at), ...located.map(to)], reach * 0.45)]
    const cells = real
      ? []
      : frame.map((ring) =>
          cellsOf(
            placed.map(({ at }) => at),
            ring,
          ),
        )
    placed.forEach(({ unit, at }, index) => {
      const rings = real ? polygons.get(unit.code)!.map((ring) => ring.map(to)) : cells.map((cell) => cell[index]!).filter(({ length }) => length > 2)
      const point = unit.position || rings.length === 0 ? at : middleOf(rings[0]!)
      const { code, name, parent } = unit
      areas.set(code, {
        code,
        name: shortName(name),
        parent,
        inner: outline !== null,
        schematic: !real,
        at: back(point),
        rings: rings.map((ring) => ring.map(back)),
      })
      if (families.has(code) && rings.length > 0) add(families.get(code)!, rings, point, reach / 4)
    })
  }

  const family = families.get(root.code) ?? [root]
  const points = family.flatMap(({ position }) => (position ? [to(position.coordinates)] : []))
  const middle = points.length > 0 ? meanOf(points) : to(root.position?.coordinates ?? [105, 36])
  add(family, null, middle, reachOf(points, middle))
  return { root: root.code, areas }
}

function familiesOf(units: UnitView[]): Map<string | null, UnitView[]> {
  const families = new Map<string | null, UnitView[]>()
  for (const unit of units) families.set(unit.parent, [...(families.get(unit.parent) ?? []), unit])
  return families
}

/** How far the units lie from their middle, in degrees; a hundredth where there is only one. */
function reachOf(points: XY[], [x, y]: XY): number {
  return Math.max(0.01, ...points.map(([px, py]) => Math.hypot(px - x, py - y)))
}
