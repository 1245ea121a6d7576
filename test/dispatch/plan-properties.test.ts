import { expect } from 'chai'
import fc from 'fast-check'
import { minutesLate, pairCost, placeCost, pricesOf, sumOf } from '../../server/dispatch/plan-costs.ts'
import { planDispatch, type WaitingOrder } from '../../server/dispatch/plan.ts'
import { rankTeams } from '../../server/dispatch/rank.ts'
import type { CandidateTeam } from '../../server/dispatch/score.ts'
import { networkFrom } from './networks.ts'
import { callReferee } from '../../scripts/bench/dispatch-referee.ts'
import { at, minutesFromNow, now, order, team, yardstick } from './towns.ts'

type Town = { orders: WaitingOrder[]; teams: CandidateTeam[] }

const names = (kind: string) => (list: object[]) => list.map((said, n) => ({ ...said, id: `${kind}${String(n).padStart(2, '0')}` }))
const categories = ['助老', '家电', '陪诊']

const orders: fc.Arbitrary<WaitingOrder[]> = fc
  .array(
    fc.record({
      category: fc.constantFrom(...categories),
      town: fc.constantFrom('t1', 't2'),
      urgency: fc.constantFrom('normal', 'normal', 'urgent', 'emergency'),
      location: fc.option(fc.integer({ min: 0, max: 60 }).map(at)),
      arrivedAt: fc.integer({ min: -300, max: 0 }).map(minutesFromNow),
      dueAt: fc.option(fc.integer({ min: -600, max: 1440 }).map(minutesFromNow)),
      teamsNeeded: fc.constantFrom(1, 1, 1, 2, 3),
      declinedBy: fc.subarray(['t00', 't03']),
    }),
    { maxLength: 24 },
  )
  .map(names('o'))
  .map((list) => list.map((said) => order(said.id, said)))

const teams: fc.Arbitrary<CandidateTeam[]> = fc
  .array(
    fc.record({
      categories: fc.subarray(categories),
      area: fc.subarray(['t1', 't2'], { minLength: 1 }),
      position: fc.option(fc.integer({ min: 0, max: 60 }).map(at)),
      capacity: fc.integer({ min: 0, max: 4 }),
      load: fc.integer({ min: 0, max: 3 }),
      onDuty: fc.constantFrom(true, true, true, false),
      acceptMinutes: fc.option(fc.integer({ min: 0, max: 300 })),
      weekMinutes: fc.integer({ min: 0, max: 700 }),
      weeklyLimit: fc.constantFrom(null, 600),
    }),
    { maxLength: 12 },
  )
  .map(names('t'))
  .map((list) => list.map((said) => team(said.id, said)))

const towns: fc.Arbitrary<Town> = fc.record({ orders, teams })
const plan = (town: Town) => planDispatch({ ...town, yardstick })
const holds = (runs: number, says: (town: Town) => void) => fc.assert(fc.property(towns, says), { numRuns: runs, seed: 20_260_304 })

const candidatesOf = (asked: WaitingOrder, { teams }: Town) => rankTeams(asked, teams, yardstick).items

/** The whole town as a network of its own making, from the ranking and the stated costs. */
const networkOf = (town: Town) => {
  const prices = pricesOf(town.orders, now)
  const sources = town.orders.map((asked, n) => {
    const arcs = candidatesOf(asked, town).map((candidate): [number, number] => {
      const place = town.teams.findIndex(({ id }) => id === candidate.team.id)
      const late = minutesLate(asked, town.teams[place]!, { metres: candidate.metres, now })
      return [place, sumOf(pairCost(asked.urgency, { ...candidate, minutesLate: late }))]
    })
    return { demand: asked.teamsNeeded, shortfall: prices[n]!.each, penalty: prices[n]!.last, arcs: arcs.sort((a, b) => a[1] - b[1]) }
  })
  const places = town.teams.map((team) => Array.from({ length: Math.max(0, team.capacity - team.load) }, (_, n) => placeCost(team, team.load + n)))
  return networkFrom(sources, places)
}

describe('the plan in any town', () => {
  it('places every order or lists it with its reason, each once', () =>
    holds(200, (town) => {
      const { placed, unplaced } = plan(town)
      expect([...placed, ...unplaced].map(({ order }) => order).sort()).to.eql(town.orders.map(({ id }) => id).sort())
      for (const { order, teams, missing, reason } of placed) {
        expect(teams.length + missing).to.equal(town.orders.find(({ id }) => id === order)!.teamsNeeded)
        expect(reason === null).to.equal(missing === 0)
      }
    }))
  it('exceeds no capacity', () =>
    holds(200, (town) => {
      const given = plan(town).placed.flatMap(({ teams }) => teams.map(({ team }) => team.id))
      for (const { id, load, capacity } of town.teams) expect(given.filter((other) => other === id).length).to.be.at.most(Math.max(0, capacity - load))
    }))
  it('sends only candidates, and different ones to one order', () =>
    holds(200, (town) => {
      for (const { order, teams } of plan(town).placed) {
        const candidates = candidatesOf(town.orders.find(({ id }) => id === order)!, town).map(({ team }) => team.id)
        const sent = teams.map(({ team }) => team.id)
        expect(candidates).to.include.members(sent)
        expect(new Set(sent).size).to.equal(sent.length)
      }
    }))
  it('gives emergencies as many teams as if nobody else were waiting', () =>
    holds(200, (town) => {
      const emergencies = new Set(town.orders.filter(({ urgency }) => urgency === 'emergency').map(({ id }) => id))
      const sentTo = ({ placed }: ReturnType<typeof plan>) =>
        placed.filter(({ order }) => emergencies.has(order)).reduce((sum, { teams }) => sum + teams.length, 0)
      expect(sentTo(plan(town))).to.equal(sentTo(plan({ ...town, orders: town.orders.filter(({ id }) => emergencies.has(id)) })))
    }))
  it('is the same however its orders and teams are handed in', () =>
    fc.assert(
      fc.property(
        towns.chain((town) =>
          fc.tuple(
            fc.constant(town),
            fc.shuffledSubarray(town.orders, { minLength: town.orders.length }),
            fc.shuffledSubarray(town.teams, { minLength: town.teams.length }),
          ),
        ),
        ([town, orders, teams]) => void expect(plan({ orders, teams })).to.eql(plan(town)),
      ),
      { numRuns: 100, seed: 20_260_304 },
    ))
  it('costs exactly what linear programming finds over all candidates, and never more than today’s way', async () => {
    const leastCost = await callReferee()
    holds(100, (town) => {
      const { totals, greedy } = plan(town)
      expect(totals.cost.total).to.equal(leastCost(networkOf(town)))
      expect(totals.cost.total).to.be.at.most(greedy.cost.total)
    })
  })
})
