import { expect } from 'chai'
import { planDispatch, type WaitingOrder } from '../../server/dispatch/plan.ts'
import type { CandidateTeam } from '../../server/dispatch/score.ts'
import { at, minutesFromNow, order, team, yardstick } from './towns.ts'

const plan = (orders: WaitingOrder[], teams: CandidateTeam[]) => planDispatch({ orders, teams, yardstick })

/** Who goes where, as “1: a b”. */
const says = ({ placed }: ReturnType<typeof plan>) =>
  placed.map(
    ({ order, teams }) =>
      `${order}: ${teams
        .map(({ team }) => team.id)
        .sort()
        .join(' ')}`,
  )
const left = ({ unplaced }: ReturnType<typeof plan>) => unplaced.map(({ order, reason }) => `${order}: ${reason.code}`)
const early = { arrivedAt: minutesFromNow(-120) }

describe('the plan in towns where the right answer is plain', () => {
  it('the first order steps aside by a kilometre and saves the second eleven', () => {
    // Kilometre:  -1 order 2 · 0 team a · 5 order 1 · 11 team b
    const town = plan(
      [order('1', { location: at(5), ...early }), order('2', { location: at(-1) })],
      [team('a', { position: at(0) }), team('b', { position: at(11) })],
    )
    expect(says(town)).to.eql(['1: b', '2: a'])
    expect([town.totals.metres, town.greedy.metres]).to.eql([7000, 17_000])
    expect(town.totals.cost.total).to.be.below(town.greedy.cost.total)
  })
  it('the last place goes to the emergency, though it came last', () => {
    const town = plan([order('1', early), order('2', { urgency: 'emergency', location: at(30) })], [team('a')])
    expect([says(town), left(town)]).to.eql([['2: a'], ['1: taken']])
    expect([town.totals.emergenciesUnplaced, town.greedy.emergenciesUnplaced]).to.eql([0, 1])
  })
  it('one emergency that needs three teams outweighs three other orders', () => {
    const others = ['1', '2', '3'].map((id) => order(id, { urgency: 'urgent', dueAt: minutesFromNow(-60), ...early }))
    const town = plan([...others, order('4', { urgency: 'emergency', teamsNeeded: 3, location: at(45) })], [team('a'), team('b'), team('c')])
    expect([says(town), left(town)]).to.eql([['4: a b c'], ['1: taken', '2: taken', '3: taken']])
  })
  it('the only team for an order is left to it, along a chain of three', () => {
    // Team a does everything, b and c less: each order can be placed only if the one before it steps aside.
    const teams = [
      team('a', { categories: ['x', 'y', 'z'] }),
      team('b', { categories: ['x', 'y'], position: at(3) }),
      team('c', { categories: ['x'], position: at(6) }),
    ]
    const orders = [
      order('1', { category: 'x', arrivedAt: minutesFromNow(-90) }),
      order('2', { category: 'y', arrivedAt: minutesFromNow(-80) }),
      order('3', { category: 'z' }),
    ]
    const town = plan(orders, teams)
    expect(says(town)).to.eql(['1: c', '2: b', '3: a'])
    expect([town.totals.placed, town.greedy.placed]).to.eql([3, 2])
  })
  it('a joint order gets different teams, or as many as there are', () => {
    const teams = [team('a', { capacity: 5 }), team('b', { capacity: 5, position: at(40) })]
    expect(says(plan([order('1', { teamsNeeded: 2 })], teams))).to.eql(['1: a b'])
    const [short] = plan([order('1', { teamsNeeded: 3 })], teams).placed
    expect([short!.teams.length, short!.missing, short!.reason!.code]).to.eql([2, 1, 'few'])
  })
  it('every order gets one team before a joint one gets its second', () => {
    const town = plan([order('1', { teamsNeeded: 2, ...early }), order('2', { location: at(20) })], [team('a'), team('b')])
    expect(town.placed.map(({ order, teams, missing }) => [order, teams.length, missing])).to.eql([
      ['1', 1, 1],
      ['2', 1, 0],
    ])
    expect(town.greedy.unplaced).to.equal(1)
  })
  it('work spreads over equal teams', () => {
    const town = plan(
      ['1', '2', '3'].map((id) => order(id)),
      ['a', 'b', 'c'].map((id) => team(id, { capacity: 3 })),
    )
    expect(town.placed.flatMap(({ teams }) => teams.map(({ team }) => team.id)).sort()).to.eql(['a', 'b', 'c'])
    expect(town.totals.balance).to.equal(0)
  })
  it('the order due first gets the only place', () => {
    const town = plan([order('1', { dueAt: minutesFromNow(600), ...early }), order('2', { dueAt: minutesFromNow(60) })], [team('a')])
    expect([says(town), left(town)]).to.eql([['2: a'], ['1: taken']])
  })
  it('the team that answers fast goes where minutes count', () => {
    const teams = [team('a', { acceptMinutes: 10 }), team('b', { acceptMinutes: 200 })]
    const town = plan([order('1', early), order('2', { dueAt: minutesFromNow(30) })], teams)
    expect(says(town)).to.eql(['1: b', '2: a'])
    expect([town.totals.minutesLate, town.greedy.minutesLate]).to.eql([0, 170])
  })
  it('a team over its weekly limit goes only where nobody else can', () => {
    const tired = team('a', { capacity: 2, weekMinutes: 700, weeklyLimit: 600 })
    expect(says(plan([order('1')], [tired, team('b', { position: at(30) })]))).to.eql(['1: b'])
    expect(says(plan([order('1')], [tired]))).to.eql(['1: a'])
  })
  it('says why an order has no team, and what keeps the teams from it', () => {
    const teams = [team('a', { onDuty: false }), team('b', { categories: ['x'], capacity: 2, load: 2 }), team('c', { categories: ['y'], active: false })]
    const town = plan([order('1', early), order('2', { category: 'x' })], teams)
    expect(left(town)).to.eql(['1: none', '2: full'])
    expect(town.unplaced.map(({ reason }) => reason.obstacles)).to.eql([
      { paused: 1, category: 1, inactive: 1 },
      { category: 1, full: 1, inactive: 1 },
    ])
  })
  it('tells what each part of a choice costs', () => {
    const town = plan([order('1', { dueAt: minutesFromNow(20) })], [team('a', { position: at(10) })])
    const { merit, travel, lateness, weekly, balance, unplaced, total } = town.totals.cost
    // 10 km at 20 points; 30 minutes to accept and 20 on the road, 30 of them late, at 5 points; the team's only place 300.
    expect([travel, lateness, weekly, balance, unplaced]).to.eql([200, 150, 0, 300, 0])
    expect(merit).to.equal(Math.round(1000 * (1 - town.placed[0]!.teams[0]!.score)))
    expect(total).to.equal(merit + 200 + 150 + 300)
  })
  it('without orders or without teams there is nothing to place', () => {
    expect(plan([], [team('a')]).placed).to.eql([])
    expect(left(plan([order('1')], []))).to.eql(['1: none'])
  })
})
