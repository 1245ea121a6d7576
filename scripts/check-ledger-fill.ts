import { config } from '../server/config.ts'
import { connect, disconnect } from '../server/db/connect.ts'
import { newId } from '../server/db/new-id.ts'
import { nothing, plus, type Draft, type LedgerEntry } from '../server/hours/ledger-entry.ts'
import { BalanceModel, LedgerModel, WaitingModel, type Balance } from '../server/hours/ledger.model.ts'
import { answerTo, draftsOf } from '../server/hours/posting-rules.ts'
import { weeksIn, type Weeks } from '../server/hours/weeks.ts'
import { endingsOf, roundEnd } from '../server/orders/find-attendance.ts'
import { OrderModel } from '../server/orders/order.model.ts'
import type { Order } from '../server/orders/order.ts'
import { endedOrder } from './check-ledger-county.ts'

// Fills a database with ended orders and the ledger they make, written in bulk: tsx scripts/check-ledger-fill.ts [entries]

const entriesWanted = Number(process.argv[2] ?? 200_000)
const ordersWanted = entriesWanted / 2
const people = Math.max(3, Math.ceil(entriesWanted / 50))
const chunk = 1000

/** person → everything they did, as all orders together have it. */
const allWeeks = () => {
  const weeks = new Map<string, Weeks>()
  for (let n = 0; n < ordersWanted; n++) {
    const order = endedOrder(n, people)
    const own = order.assignments.flatMap(({ volunteers }) => volunteers.map(({ id }) => id))
    for (const [id, { visits, said }] of weeksIn([order], own, new Date(0))) {
      const all = weeks.get(id) ?? { visits: [], said: [] }
      weeks.set(id, all)
      all.visits.push(...visits)
      all.said.push(...said)
    }
  }
  return weeks
}

const balances = new Map<string, Balance>()

const place = (draft: Draft): LedgerEntry => {
  const { n, ...before } = balances.get(draft.volunteer.id) ?? { ...nothing, n: 0 }
  const balance = plus({ ...nothing, ...before }, draft.columns)
  balances.set(draft.volunteer.id, { _id: draft.volunteer.id, county: draft.county, ...balance, n: n + 1 })
  return { _id: newId(), ...draft, n: n + 1, balance }
}

const withAnswer = (entry: LedgerEntry, index: number) =>
  entry.kind === 'hold' && index % 2 === 0 ? [entry, place(answerTo(entry, 'confirm', { at: entry.at, by: { id: 'e'.repeat(24), name: '测督导' } }))] : [entry]

const entriesOf = (order: Order, weeks: Map<string, Weeks>) =>
  endingsOf(order)
    .flatMap((event) => draftsOf(roundEnd(order, event), weeks))
    .flatMap((draft, index) => withAnswer(place(draft), index))

const write = async (orders: Order[], weeks: Map<string, Weeks>) => {
  const entries = orders.flatMap((order) => entriesOf(order, weeks))
  const holds = entries.filter(({ _id, kind }) => kind === 'hold' && !entries.some(({ of }) => of === _id))
  await OrderModel.collection.insertMany(orders as never[])
  await LedgerModel.collection.insertMany(entries as never[])
  if (holds.length > 0) await WaitingModel.collection.insertMany(holds.map(({ _id, county, at }) => ({ _id, county, at })) as never[])
}

await connect(config.MONGODB_URI)
const weeks = allWeeks()
for (let n = 0; n < ordersWanted; n += chunk)
  await write(Array.from({ length: Math.min(chunk, ordersWanted - n) }, (_, index) => endedOrder(n + index, people)), weeks) // prettier-ignore
await BalanceModel.collection.insertMany([...balances.values()] as never[])
console.log(`filled: ${await LedgerModel.estimatedDocumentCount()} entries of ${ordersWanted} orders and ${balances.size} people`)
await disconnect()
