import type { Named } from '../server/contract/orders.ts'
import { eventId } from '../server/events/sequence.ts'
import { newId } from '../server/db/new-id.ts'
import type { Action, Status } from '../server/contract/flow.ts'
import { draftOrder } from '../server/orders/draft-order.ts'
import { rowOf } from '../server/orders/order-flow.ts'
import type { Order, OrderEvent, Visit } from '../server/orders/order.ts'
import { nobody } from '../server/people/actor.ts'
import type { Unit } from '../server/units/unit.ts'

// Orders that ended, as they lie in the database, drawn from a seed: two volunteers each, measured, now and then corrected, now and then poorly rated.

const unit = (_id: string): Unit => ({ _id, county: '100000000000', name: `机构${_id.slice(-6)}`, level: 'grid', parent: null })
const place = { county: unit('100000000000'), town: unit('100000001000'), village: unit('100000001001'), grid: unit('100000001001001') }
const team = { id: newId(), name: '测试服务队' }
const leader = { id: newId(), name: '测队长' }
const minuteMs = 60_000
const began = Date.parse('2025-01-06T00:00:00Z')

export const person = (n: number): Named => ({ id: n.toString(16).padStart(24, 'a'), name: `测志愿者${n}` })

/** Numbers from 0 to below 1 out of a seed, the same every time (mulberry32). */
const drawsFrom = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
}

type Draw = () => number

const volunteer = (who: Named, at: number, draw: Draw) => {
  const minutes = draw() < 0.01 ? 780 : 20 + Math.floor(draw() * 160)
  const visits: Visit[] = [{ in: new Date(at), out: new Date(at + minutes * minuteMs) }]
  const said = draw()
  return { ...who, visits, minutes: said < 0.1 ? minutes + 30 : said < 0.2 ? minutes - 10 : null, ...(said < 0.1 && { reason: '收尾' }) }
}

const moves: [Action, Status][] = [['collect', 'collected'], ['report', 'reported'], ['claim', 'claimed'], ['dispatch', 'dispatched'], ['accept', 'serving'], ['assign', 'serving'], ['complete', 'served'], ['rate', 'rated']] // prettier-ignore

const timelineOf = (order: Order, { completedAt, stars, n }: { completedAt: Date; stars: number; n: number }): OrderEvent[] => {
  const [first] = order.timeline as [OrderEvent]
  const moved = moves.map(([action, to], index): OrderEvent => {
    const at = action === 'rate' ? new Date(completedAt.getTime() + 5 * minuteMs) : action === 'complete' ? completedAt : order.createdAt
    const by = action === 'rate' ? order.requester : leader
    return {
      ...first,
      version: index + 2,
      action,
      event: rowOf.get(action)!.event,
      to,
      at,
      by,
      input: action === 'rate' ? { stars, solved: true } : {},
      eventId: eventId(order.county, n * 10 + index),
    }
  })
  return [first, ...moved]
}

/** The n-th order of a county of `people` volunteers, the same for the same n. */
export const endedOrder = (n: number, people: number): Order => {
  const draw = drawsFrom(n + 1)
  const at = new Date(began + Math.floor(draw() * 365 * 24 * 60) * minuteMs)
  const draft = draftOrder({
    actor: { ...nobody('zh-CN'), id: 'f'.repeat(24), name: '测居民' },
    input: { title: `需求${n}`, description: '', urgency: 'normal', address: '1号楼', photos: [] },
    wanted: { place, category: '助老服务', contact: { name: '测', phone: '13800000000' } },
    right: rowOf.get('post')!.by[1]!,
    at,
    clock: { calendar: 'natural', overrides: [] },
    no: `100000-20250101-${n}`,
    code: '0000',
  })
  const first = Math.floor(draw() * people)
  const volunteers = [person(first), person((first + 1 + Math.floor(draw() * (people - 1))) % people)].map((who) => volunteer(who, at.getTime(), draw))
  const completedAt = new Date(at.getTime() + 14 * 60 * minuteMs)
  const stars = draw() < 0.02 ? 2 : 3 + Math.floor(draw() * 3)
  const assignments = [{ team, state: 'completed' as const, round: 1, offeredAt: at, completedAt, summary: '已上门服务。', volunteers }]
  const timeline = timelineOf(draft, { completedAt, stars, n })
  const ended = { status: 'rated' as const, assignments, timeline, version: timeline.length, relayed: timeline.length, updatedAt: completedAt }
  const order: Order = { ...draft, ...ended }
  delete order.unrelayed
  return order
}
