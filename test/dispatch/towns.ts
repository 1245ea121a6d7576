import type { Point } from '../../server/contract/orders.ts'
import type { WaitingOrder } from '../../server/dispatch/plan.ts'
import { defaultWeights, type CandidateTeam, type Yardstick } from '../../server/dispatch/score.ts'

// Teams and orders along one straight road that runs north, told by their kilometre.

/** Wednesday, 4 March 2026, 10:00 in Shanghai. */
export const now = new Date('2026-03-04T02:00:00Z')
export const yardstick: Yardstick = { now, weights: defaultWeights, meanStars: 4 }

export const minutesFromNow = (minutes: number) => new Date(now.getTime() + minutes * 60_000)

const metresPerDegree = (6_371_000 * Math.PI) / 180

/** The place at a kilometre of the road. */
export const at = (km: number): Point => ({ type: 'Point', coordinates: [104, 36 + (km * 1000) / metresPerDegree] })

/** A team like every other, but for what is said. */
export const team = (id: string, said: Partial<CandidateTeam> = {}): CandidateTeam => ({
  id,
  name: `服务队${id}`,
  active: true,
  onDuty: true,
  alertsForEmergencies: false,
  categories: ['助老'],
  area: ['county'],
  position: at(0),
  capacity: 1,
  load: 0,
  qualifications: [],
  completed: { total: 0, byCategory: {} },
  stars: { count: 0, sum: 0 },
  acceptMinutes: 30,
  lastOfferedAt: null,
  weekMinutes: 0,
  weeklyLimit: null,
  ...said,
})

/** An order like every other, due tomorrow, but for what is said. */
export const order = (id: string, said: Partial<WaitingOrder> = {}): WaitingOrder => ({
  id,
  county: 'county',
  town: 'town',
  village: 'village',
  grid: 'grid',
  category: '助老',
  urgency: 'normal',
  location: at(0),
  declinedBy: [],
  arrivedAt: minutesFromNow(-60),
  dueAt: minutesFromNow(1440),
  teamsNeeded: 1,
  ...said,
})
