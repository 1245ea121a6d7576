import fc from 'fast-check'

// What a county's history in small is drawn from: three weeks, three volunteers, two teams, and orders in rounds.

export type DrawnVisit = { who: number; team: number; start: number; minutes: number; metres: number | null; forgotten: boolean }
export type DrawnRound = {
  visits: DrawnVisit[]
  said: (number | null)[]
  stars: number | null
  asker: number
  /** Who was in charge of each team's part: one of the three, or somebody else. */
  charge: number[]
  /** Minutes from the last part to the end of the round. */
  wait: number
  /** Who had been assigned by a team before the order was recalled and given out again in the same round; some had been there. */
  recalled: { team: number; visits: DrawnVisit[]; said: number | null } | null
  helper: { who: number; minutes: number; settler: number } | null
}
export type Drawn = { orders: { begins: number; rounds: DrawnRound[] }[]; shuffle: number[]; decisions: number[]; lateness: number[] }

const visit: fc.Arbitrary<DrawnVisit> = fc.record({
  who: fc.nat(2),
  team: fc.nat(1),
  start: fc.nat(1500),
  minutes: fc.oneof({ weight: 6, arbitrary: fc.integer({ min: 1, max: 700 }) }, { weight: 1, arbitrary: fc.integer({ min: 701, max: 900 }) }),
  metres: fc.option(fc.nat(8000)),
  forgotten: fc.oneof({ weight: 9, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
})
const round: fc.Arbitrary<DrawnRound> = fc.record({
  visits: fc.array(visit, { maxLength: 5 }),
  said: fc.array(fc.option(fc.nat(800), { freq: 2 }), { minLength: 6, maxLength: 6 }),
  stars: fc.option(fc.integer({ min: 1, max: 5 }), { freq: 5 }),
  asker: fc.nat(8),
  charge: fc.array(fc.nat(8), { minLength: 2, maxLength: 2 }),
  wait: fc.oneof({ weight: 2, arbitrary: fc.constant(3) }, { weight: 1, arbitrary: fc.integer({ min: 3, max: 500 }) }),
  recalled: fc.option(fc.record({ team: fc.nat(1), visits: fc.array(visit, { maxLength: 2 }), said: fc.option(fc.nat(800)) }), { freq: 3 }),
  helper: fc.option(fc.record({ who: fc.nat(2), minutes: fc.nat(800), settler: fc.nat(3) }), { freq: 3 }),
})

export const histories: fc.Arbitrary<Drawn> = fc.record({
  orders: fc.array(fc.record({ begins: fc.nat(3 * 7 * 1440), rounds: fc.array(round, { minLength: 1, maxLength: 2 }) }), { minLength: 2, maxLength: 12 }),
  shuffle: fc.array(fc.nat(), { minLength: 40, maxLength: 40 }),
  decisions: fc.array(fc.nat(6), { minLength: 80, maxLength: 80 }),
  lateness: fc.array(fc.nat(20_000), { minLength: 24, maxLength: 24 }),
})
