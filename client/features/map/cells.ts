import { Delaunay } from 'd3-delaunay'

// Plane geometry of the schematic map: a calm outline round some points, and a cell of it for each.

export type XY = [x: number, y: number]
export type Ring = XY[]

const turns = Array.from({ length: 24 }, (_, index) => (index * Math.PI) / 12)

/** The line that runs round all points at a distance, as a string would round pegs; convex. */
export function outlineOf(points: XY[], distance: number): Ring {
  const rim = points.flatMap(([x, y]) => turns.map((turn): XY => [x + distance * Math.cos(turn), y + distance * Math.sin(turn)]))
  return Array.from(Delaunay.from(rim).hull, (index) => rim[index]!)
}

/** Shares the area within the outline among the points: to each what lies nearest to it. */
export function cellsOf(points: XY[], outline: Ring): Ring[] {
  const [xs, ys] = [outline.map(([x]) => x), outline.map(([, y]) => y)]
  const voronoi = Delaunay.from(points).voronoi([Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)])
  return points.map((_, index) => clip(outline, (voronoi.cellPolygon(index) ?? []).slice(1) as Ring))
}

/** The middle of a ring by area; of a ring without area, of its points. */
export function middleOf(ring: Ring): XY {
  const [x0, y0] = ring[0]!
  let [sum, x, y] = [0, 0, 0]
  ring.forEach(([ax, ay], index) => {
    const [bx, by] = ring[(index + 1) % ring.length]!
    const cross = (ax - x0) * (by - y0) - (bx - x0) * (ay - y0)
    sum += cross
    x += (ax + bx - 2 * x0) * cross
    y += (ay + by - 2 * y0) * cross
  })
  return sum === 0 ? [x0, y0] : [x0 + x / (3 * sum), y0 + y / (3 * sum)]
}

/** What of a ring lies within a convex one. */
export function clip(ring: Ring, convex: Ring): Ring {
  const turn = Math.sign(areaOf(convex))
  return convex.reduce((left, from, index) => cut(left, from, convex[(index + 1) % convex.length]!, turn), ring)
}

function areaOf(ring: Ring): number {
  return ring.reduce((sum, [x, y], index) => sum + x * ring[(index + 1) % ring.length]![1] - ring[(index + 1) % ring.length]![0] * y, 0)
}

function cut(ring: Ring, from: XY, to: XY, turn: number): Ring {
  const sideOf = ([x, y]: XY) => turn * ((to[0] - from[0]) * (y - from[1]) - (to[1] - from[1]) * (x - from[0]))
  return ring.flatMap((point, index) => {
    const next = ring[(index + 1) % ring.length]!
    const [here, there] = [sideOf(point), sideOf(next)]
    const share = here / (here - there)
    const crossing: Ring = here * there < 0 ? [[point[0] + share * (next[0] - point[0]), point[1] + share * (next[1] - point[1])]] : []
    return here >= 0 ? [point, ...crossing] : crossing
  })
}
