import type { Point } from '../contract/orders.ts'

// The great circle of units/distance.ts for one place against thousands: what depends on that place alone is worked out once.

const earthMetres = 6_371_000
const radian = Math.PI / 180

/** Whole metres from one place to others; null when a position is missing. */
export const metresFrom = (from: Point | null) => {
  if (!from) return () => null
  const [lng, lat] = from.coordinates
  const cosine = Math.cos(lat * radian)
  return (to: Point | null) => {
    if (!to) return null
    const [toLng, toLat] = to.coordinates
    const north = Math.sin(((toLat - lat) * radian) / 2)
    const east = Math.sin(((toLng - lng) * radian) / 2)
    return Math.round(2 * earthMetres * Math.asin(Math.sqrt(north * north + cosine * Math.cos(toLat * radian) * east * east)))
  }
}
