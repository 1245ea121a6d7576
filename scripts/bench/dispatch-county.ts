import type { Point } from '../../server/contract/orders.ts'
import type { WaitingOrder } from '../../server/dispatch/plan.ts'
import { defaultWeights, type CandidateOrder, type CandidateTeam } from '../../server/dispatch/score.ts'

// A county of twenty towns, drawn from a seed: teams gather round the seat, orders come from everywhere, one in twenty an emergency.

const now = new Date('2026-03-04T02:00:00Z')
const categories = Array.from({ length: 10 }, (_, n) => `category-${n}`)
const towns = Array.from({ length: 20 }, (_, n) => `town-${n}`)

export const yardstick = { now, weights: defaultWeights, meanStars: 4.3 }

/** Whole numbers below `n`, the same for the same seed. */
const dice = (seed: number) => {
  let state = seed
  return (n: number) => {
    state = (state * 48_271) % 2_147_483_647
    return state % n
  }
}

const townAt = (town: number): [number, number] => [104 + (town % 5) * 0.09, 36 + Math.floor(town / 5) * 0.07]
const near = (town: number, roll: (n: number) => number): Point => {
  const [lng, lat] = townAt(town)
  return { type: 'Point', coordinates: [lng + roll(1000) / 12_000, lat + roll(1000) / 15_000] }
}
const id = (kind: string, n: number) => `${kind}${String(n).padStart(6, '0')}`

/** Teams of a capacity, each of three categories; two in five serve the whole county, the others their town and 12 km around. */
export const makeTeams = (count: number, capacity: number): CandidateTeam[] => {
  const roll = dice(11)
  return Array.from({ length: count }, (_, n) => {
    const town = roll(3) === 0 ? 7 : roll(towns.length)
    const done = roll(60)
    return {
      id: id('t', n),
      name: id('team ', n),
      active: true,
      onDuty: true,
      alertsForEmergencies: n % 2 === 0,
      hours: n % 4 === 0 ? [{ days: [1, 2, 3, 4, 5], from: '08:00', to: '20:00' }] : undefined,
      categories: [0, 1, 2].map((k) => categories[(n + k * (1 + roll(3))) % categories.length]!),
      area: roll(5) < 2 ? ['county'] : [towns[town]!],
      radiusMetres: 12_000,
      position: near(town, roll),
      capacity,
      load: 0,
      qualifications: [],
      completed: { total: done, byCategory: { [categories[n % categories.length]!]: roll(done + 1) } },
      stars: { count: done, sum: done * 3 + roll(done * 2 + 1) },
      acceptMinutes: roll(10) === 0 ? null : roll(180),
      lastOfferedAt: roll(10) === 0 ? null : new Date(now.getTime() - roll(200) * 3_600_000),
      weekMinutes: roll(700),
      weeklyLimit: 600,
    }
  })
}

/** Orders of one team each, some of two, due within a day or overdue. */
export const makeOrders = (count: number): WaitingOrder[] => {
  const roll = dice(23)
  return Array.from({ length: count }, (_, n) => {
    const town = roll(2) === 0 ? roll(towns.length) : 12 + roll(3)
    const urgency = roll(20) === 0 ? 'emergency' : roll(5) === 0 ? 'urgent' : 'normal'
    const place: CandidateOrder = {
      county: 'county',
      town: towns[town]!,
      village: `${towns[town]!}-v`,
      grid: `${towns[town]!}-g`,
      category: categories[roll(categories.length)]!,
      urgency,
      location: near(town, roll),
      declinedBy: [],
    }
    return {
      ...place,
      id: id('o', n),
      arrivedAt: new Date(now.getTime() - roll(10_000) * 1000),
      dueAt: new Date(now.getTime() + (roll(1440) - 120) * 60_000),
      teamsNeeded: roll(15) === 0 ? 2 : 1,
    }
  })
}
