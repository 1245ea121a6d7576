import { createHash } from 'node:crypto'
import type { Db } from 'mongodb'
import { draftOrder } from '../../server/orders/draft-order.ts'
import { rowOf } from '../../server/orders/order-flow.ts'
import type { Order, OrderEvent } from '../../server/orders/order.ts'
import { nobody } from '../../server/people/actor.ts'
import type { CandidateTeam } from '../../server/dispatch/score.ts'
import type { WaitingOrder } from '../../server/dispatch/plan.ts'
import type { Team } from '../../server/teams/team.model.ts'
import { weekOf } from '../../server/teams/team-figures.ts'
import type { Unit } from '../../server/units/unit.ts'
import { demoCounty, readPlaces } from '../seed/places.ts'
import { makeOrders, makeTeams } from './dispatch-county.ts'

// The made-up county as documents of the demo county, as large as real ones: orders with four events behind them, teams with twenty members.

const units = readPlaces().filter(({ county }) => county === demoCounty)
const towns = units.filter(({ level }) => level === 'town')
const grids = units.filter(({ level }) => level === 'grid')
const unit = (code: string): Unit => units.find(({ _id }) => _id === code)!
const townOf = (name: string) => towns[Number(name.split('-')[1]) % towns.length]!._id
const idOf = (name: string) => createHash('sha256').update(name).digest('hex').slice(0, 24)
const named = (name: string) => ({ id: idOf(name), name })
const members = Array.from({ length: 20 }, (_, n) => named(`队员${n}`))

const placeIn = (town: string, n: number) => {
  const inTown = grids.filter(({ parent }) => unit(parent!).parent === town)
  const grid = inTown[n % inTown.length]!
  return { county: unit(demoCounty), town: unit(town), village: unit(grid.parent!), grid }
}

const steps = [
  { action: 'collect', from: 'posted', to: 'collected' },
  { action: 'report', from: 'collected', to: 'reported' },
  { action: 'claim', from: 'reported', to: 'claimed' },
] as const

const claimed = (order: Order): Order => {
  const [posted] = order.timeline as [OrderEvent]
  const events = steps.map((step, n): OrderEvent => ({ ...posted, ...step, version: n + 2, input: { opinion: '情况属实,请协调服务队。' } }))
  const timeline = [posted, ...events].map((event) => ({ ...event, eventId: idOf(`${order._id}-${event.version}`) }))
  const { unrelayed: _, ...rest } = order
  return { ...rest, status: 'claimed', timeline, version: 4, relayed: 4, alarmAt: null, remindAt: null }
}

const orderDocument = ({ town, category, urgency, location, dueAt, arrivedAt }: WaitingOrder, n: number, shift: number): Order => ({
  ...claimed(
    draftOrder({
      actor: { ...nobody('zh-CN'), ...named('周示例'), county: demoCounty },
      input: { title: `第${n}件要办的事`, description: '一段说明。'.repeat(20), urgency, address: `${n}号楼`, photos: [], ...(location && { location }) },
      wanted: { place: placeIn(townOf(town), n), category, contact: { name: '周示例', phone: '13800000009' } },
      right: rowOf.get('post')!.by[1]!,
      at: new Date(arrivedAt.getTime() + shift),
      clock: { calendar: 'natural', overrides: [] },
      no: `620402-20260101-${n}`,
      code: '0000',
    }),
  ),
  dueAt: dueAt && new Date(dueAt.getTime() + shift),
})

const teamDocument = (team: CandidateTeam, n: number, at: Date): Team => {
  const { id, name, area, categories, capacity, completed, stars, acceptMinutes, lastOfferedAt, weekMinutes, weeklyLimit, alertsForEmergencies } = team
  const town = towns[n % towns.length]!._id
  const week = { start: weekOf(at), minutes: weekMinutes }
  return {
    _id: idOf(id),
    name,
    county: demoCounty,
    unit: town,
    town,
    categories,
    capacity,
    alertsForEmergencies,
    active: true,
    onDuty: true,
    radiusMetres: 12_000,
    qualifications: [],
    leaderSeenAt: at,
    area: area.map((code) => (code === 'county' ? demoCounty : townOf(code))),
    figures: { applied: '', completed, stars, acceptMinutes: acceptMinutes === null ? [] : Array(50).fill(acceptMinutes), lastOfferedAt, week },
    ...(weeklyLimit !== null && { weeklyLimit }),
    leader: members[0]!,
    members,
  }
}

const insert = async (db: Db, name: string, documents: object[]) => {
  await db.collection(name).deleteMany({})
  for (let n = 0; n < documents.length; n += 1000) await db.collection(name).insertMany(documents.slice(n, n + 1000))
}

/** Replaces the orders and teams of the demo county by so many of the made-up one, all orders waiting for the centre. Answers an order's id. */
export const fillCounty = async (db: Db, size: { orders: number; teams: number; capacity: number }) => {
  const at = new Date()
  const made = makeOrders(size.orders)
  const shift = at.getTime() - Math.max(...made.map(({ arrivedAt }) => arrivedAt.getTime()))
  const orders = made.map((order, n) => orderDocument(order, n, shift))
  await insert(db, 'orders', orders)
  await insert(
    db,
    'teams',
    makeTeams(size.teams, size.capacity).map((team, n) => teamDocument(team, n, at)),
  )
  return orders[0]!._id
}
