import type { Point } from '../contract/orders.ts'

/** Mean radius of the earth. */
export const earthMetres = 6_371_000
const radians = (degrees: number) => (degrees * Math.PI) / 180

/** Great-circle distance in whole metres; null when a position is missing. */
export const metresBetween = (a: Point | null, b: Point | null) => {
  if (!a || !b) return null
  const [[lng1, lat1], [lng2, lat2]] = [a.coordinates.map(radians), b.coordinates.map(radians)] as [[number, number], [number, number]]
  const h = Math.sin((lat2 - lat1) / 2) ** 2 + Math.cos(lat1) * Math.cos(lat2) * Math.sin((lng2 - lng1) / 2) ** 2
  return Math.round(2 * earthMetres * Math.asin(Math.sqrt(h)))
}
