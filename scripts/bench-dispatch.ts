import { MongoClient } from 'mongodb'
import { cpus, loadavg } from 'node:os'
import { minCostFlow } from '../server/dispatch/min-cost.ts'
import { lookOver } from '../server/dispatch/plan-pairs.ts'
import { totalsOf } from '../server/dispatch/plan-totals.ts'
import { planDispatch, survey } from '../server/dispatch/plan.ts'
import { rankTeams } from '../server/dispatch/rank.ts'
import { makeOrders, makeTeams, yardstick } from './bench/dispatch-county.ts'
import { fillCounty } from './bench/dispatch-documents.ts'
import { measureLatency } from './bench/dispatch-latency.ts'
import { measureReading } from './bench/dispatch-reading.ts'
import { callReferee } from './bench/dispatch-referee.ts'
import { startScratch } from './scratch-server.ts'
import { quantile, table } from './simulate/report.ts'
import { runBench } from './run-bench.ts'

// npm run bench:dispatch: how long ranking and planning take, the most memory, and how far the plan's cost lies above the bound of linear programming.
// CPU seconds stand beside the clock's, as the machine may be shared. What needs a database runs
// on a server and a database of its own.

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
  // More orders than places.
  { orders: 10_000, teams: 1000, capacity: 8 },
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

const goals: [goal: string, limit: string, found: string, holds: boolean][] = []
const judgeGoal = (goal: string, found: number, most: number, unit: string) =>
  goals.push([goal, `≤ ${most} ${unit}`, `${rounded(found, 3)} ${unit}`, found <= most])

const rankings = () => {
  rank('warming up', true)
  const rows = [rank('ten categories', false), rank('every team fits', true)]
  for (const [name, , median] of rows) judgeGoal(`ranking 5,000 teams, ${name}`, Number(median), 3, 'ms')
  console.log(table([['ranking 5,000 teams for one order', 'candidates', 'median ms', 'p95 ms'], ...rows]))
}

const plans = () => {
  const heads = ['orders placed / km / minutes late / balance: plan', 'greedy']
  const rows = sizes.map((size) => {
    const row = plan(size)
    judgeGoal(`plan ${row[0]}, CPU`, Number(row[2]), size.orders > 1000 ? 30 : 1, 's')
    return row
  })
  judgeGoal('memory', peakMegabytes(), 1024, 'MB')
  console.log(`\n${table([['plan', 'seconds', 'CPU seconds', 'peak MB', ...heads], ...rows])}`)
}

const costs = async () => {
  const rows = [await judge(sizes[0]!), await judge(sizes[1]!)]
  for (const row of rows) judgeGoal(`cost above the LP bound, ${row[0]}`, Number.parseFloat(String(row[4])), 0.1, '%')
  console.log(`\n${table([['cost', 'pairs', 'LP bound', 'plan', 'above', 'greedy', 'above', 'LP seconds'], ...rows])}`)
}

const onServer = async () => {
  const scratch = await startScratch({ name: 'dispatch', say: (line) => console.error(`bench: ${line}`) })
  const client = await MongoClient.connect(scratch.uri, { ignoreUndefined: true })
  try {
    const order = await fillCounty(client.db(), { orders: 100, teams: 5000, capacity: 8 })
    const read = await measureReading(scratch.uri, order, 30)
    const heads = ['candidates of one order', 'whole ms', 'reading ms', 'ranking ms']
    console.log(`\n${table([heads, [`${read.teams} teams`, rounded(read.whole), rounded(read.reading), rounded(read.ranking)]])}`)
    await fillCounty(client.db(), { orders: 10_000, teams: 2000, capacity: 8 })
    const { orders, requests, seconds, idle, busy, slowest } = await measureLatency(scratch.url, 3)
    judgeGoal(`p95 of GET /orders while ${orders} orders are planned, over idle`, busy / idle, 2, 'times')
    const latency = [`${orders} orders`, rounded(seconds), requests, rounded(idle), rounded(busy), rounded(slowest), rounded(busy / idle)]
    console.log(`\n${table([['GET /orders while planning', 'plan s', 'requests', 'idle p95 ms', 'busy p95 ms', 'slowest ms', 'ratio'], latency])}`)
  } finally {
    await client.close()
    await scratch.stop()
  }
}

const sayLoad = () =>
  console.log(
    `load average ${loadavg()
      .map((load) => rounded(load))
      .join(' ')} on ${cpus().length} cores`,
  )

const run = async () => {
  sayLoad()
  rankings()
  plans()
  await costs()
  await onServer()
  console.log(`\n${table([['goal', 'limit', 'found', 'holds'], ...goals.map(([goal, limit, found, holds]) => [goal, limit, found, holds ? 'yes' : 'NO'])])}`)
  sayLoad()
}

await runBench(run)
