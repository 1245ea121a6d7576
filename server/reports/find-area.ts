import { localDate, now } from '../clock.ts'
import type { AreaFigures } from '../contract/reports.ts'
import { countServed, countWaiting, meanStars } from '../orders/count-flow.ts'
import { scopes } from '../orders/order-visibility.ts'
import type { Actor } from '../people/actor.ts'
import { absent } from '../problems.ts'
import { findUnit } from '../units/find-units.ts'

const dayMs = 86_400_000

/** A unit in figures, for who has a post there or watches its county; to others it is absent. */
export const findArea = async (actor: Actor, code: string): Promise<AreaFigures> => {
  const unit = await findUnit(code)
  const mine = actor.roles.some((held) => scopes.has(held.role) && (held.unit === code || held.unit === actor.county))
  if (unit?.county !== actor.county || !mine) throw absent('unit')
  const at = now()
  const where = { county: unit.county, ...(unit.level !== 'county' && { [unit.level]: code }) }
  const [waiting, servedThisMonth, rating] = await Promise.all([
    countWaiting(where, at),
    countServed(where, new Date(`${localDate(at).slice(0, 7)}-01T00:00:00+08:00`)),
    meanStars(where, new Date(at.getTime() - 30 * dayMs)),
  ])
  return { unit: code, ...waiting, servedThisMonth, rating }
}
