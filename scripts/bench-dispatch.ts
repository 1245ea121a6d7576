import { minCostFlow } from '../server/dispatch/min-cost.ts'
import { lookOver } from '../server/dispatch/plan-pairs.ts'
import { totalsOf } from '../server/dispatch/plan-totals.ts'
import { planDispatch, survey } from '../server/dispatch/plan.ts'
import { rankTeams } from '../server/dispatch/score.ts'
import { makeOrders, makeTeams, yardstick } from './bench/dispatch-county.ts'
import { callReferee } from './bench/dispatch-referee.ts'
import { quantile, table } from './simulate/report.ts'

// npm run bench:dispatch: how long ranking and planning take, the most memory, and how far the plan's cost lies above the bound of linear programming.
// CPU seconds stand beside the clock's, as the machine may be shared. Nothing needs a database.

const rounded = (value: number, digits = 2) => Number(value.toFixed(digits))
const peakMegabytes = () => Math.round(process.resourceUsage().maxRSS / 1024)

const timed = <T>(run: () => T) => {
  const [startedAt, before] = [performance.now(), process.cpuUsage()]
  const result = run()
  const { user, system } = process.cpuUsage(before)
  return { result, seconds: (performance.now() - startedAt) / 1000, cpu: (user + system) / 1e6 }
}

/** Ranks 5,000 teams for 300 orders: of ten categories as in a county, or all able to take every order. */
const rank = (name: string, alike: boolean) => {
  const teams = makeTeams(5000, 8)
  const orders = makeOrders(300)
  if (alike) {
    for (const team of teams) Object.assign(team, { categories: ['all'], area: ['county'], hours: undefined })
    for (const order of orders) order.category = 'all'
  }
  const runs = orders.map((order) => timed(() => rankTeams(order, teams, yardstick).items.length))
  const ms = runs.map(({ seconds }) => seconds * 1000).sort((a, b) => a - b)
  const candidates = runs.reduce((sum, { result }) => sum + result, 0) / runs.length
  return [name, Math.round(candidates), rounded(quantile(ms, 0.5)), rounded(quantile(ms, 0.95))]
}

const sizes = [
  { orders: 1000, teams: 500, capacity: 3 },
  { orders: 1000, teams: 200, capacity: 3 },
  { orders: 10_000, teams: 2000, capacity: 8 },
]
const named = ({ orders, teams, capacity }: (typeof sizes)[number]) => `${orders} × ${teams}, capacity ${capacity}`

const plan = (size: (typeof sizes)[number]) => {
  const input = { orders: makeOrders(size.orders), teams: makeTeams(size.teams, size.capacity), yardstick }
  const { result, seconds, cpu } = timed(() => planDispatch(input))
  const { totals, greedy } = result
  const shown = [totals, greedy].map(({ metres, minutesLate, balance, placed }) =>
    [placed, Math.round(metres / 1000), minutesLate, rounded(balance, 3)].join(' / '),
  )
  return [named(size), rounded(seconds), rounded(cpu), peakMegabytes(), ...shown]
}

const judge = async (size: (typeof sizes)[number]) => {
  const leastCost = await callReferee()
  const county = lookOver(makeOrders(size.orders), makeTeams(size.teams, size.capacity), yardstick)
  const { network, greedy } = survey(county)
  const { cost } = minCostFlow(network)
  const { result: bound, seconds } = timed(() => leastCost(network))
  const byGreedy = totalsOf(county, greedy).cost.total
  const above = (value: number) => `${(((value - bound) / bound) * 100).toFixed(3)} %`
  return [named(size), network.target.length, bound, cost, above(cost), byGreedy, above(byGreedy), rounded(seconds)]
}

rank('warming up', true)
console.log(table([['ranking 5,000 teams for one order', 'candidates', 'median ms', 'p95 ms'], rank('ten categories', false), rank('every team fits', true)]))
const heads = ['orders placed / km / minutes late / balance: plan', 'greedy']
console.log(`\n${table([['plan', 'seconds', 'CPU seconds', 'peak MB', ...heads], ...sizes.map(plan)])}`)

const compare = async () => {
  const judged = [await judge(sizes[0]!), await judge(sizes[1]!)]
  console.log(`\n${table([['cost', 'pairs', 'LP bound', 'plan', 'above', 'greedy', 'above', 'LP seconds'], ...judged])}`)
}

compare().catch((error: Error) => {
  console.error(`bench: ${error.message}`)
  process.exit(1)
})
