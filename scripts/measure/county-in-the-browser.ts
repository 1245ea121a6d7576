import type { Card } from '../../server/contract/live.ts'
import type { Status } from '../../server/contract/flow.ts'
import type { OrderView } from '../../server/contract/orders.ts'

// A county as a client asks for it, made up on the spot: as many open orders as wanted, and a card at a time that moves one of them on.

const statuses: Status[] = ['posted', 'collected', 'reported', 'claimed', 'dispatched', 'serving', 'served']
const county = '620402000000'
const towns = Array.from({ length: 10 }, (_, n) => ({
  code: `620402${String(n + 1).padStart(3, '0')}000`,
  name: `第${n + 1}街道`,
  level: 'town',
  parent: county,
}))
const hourMs = 3_600_000
const pageSize = 100

const idOf = (n: number) => n.toString(16).padStart(24, '0')

const orderOf = (n: number): OrderView => {
  const town = towns[n % towns.length]!.code
  const createdAt = new Date(Date.now() - (n % 48) * hourMs).toISOString()
  const rest = {
    requester: { id: idOf(9), name: '王**' },
    contact: { name: '王**', phone: '138****0000' },
    photos: [],
    assignments: [],
    steps: [],
    allowedActions: [],
  }
  return {
    ...rest,
    id: idOf(n + 1),
    no: `620402-20261121-${String(n).padStart(5, '0')}`,
    status: statuses[n % statuses.length]!,
    version: 1,
    county,
    town,
    village: town,
    grid: town,
    category: ['助老服务', '便民维修', '环境卫生'][n % 3]!,
    urgency: n % 200 === 0 ? 'emergency' : n % 10 === 0 ? 'urgent' : 'normal',
    title: `第${n}件：楼道水管冻裂，请来修一下`,
    holder: { role: 'dispatcher', name: '县中心调度员' },
    dueAt: new Date(Date.now() + (((n * 7919) % 2000) - 200) * 60_000).toISOString(),
    createdAt,
    updatedAt: createdAt,
  } as unknown as OrderView
}

const me = {
  person: {
    id: idOf(1),
    name: '赵调度',
    phone: '13800000002',
    language: 'zh-CN',
    roles: [{ role: 'dispatcher', unit: { code: county, name: '某县', level: 'county' } }],
  },
  teams: [],
}

/** Answers what the board asks for, and moves one order on with each card. `cardNow` answers the next card. */
export const countyOf = (size: number) => {
  const orders = Array.from({ length: size }, (_, n) => orderOf(n))
  let cards = 0

  const listed = (query: URLSearchParams) => {
    const wanted = new Set(query.getAll('status'))
    const found = orders.filter(
      ({ status, urgency, dueAt }) =>
        (wanted.size === 0 || wanted.has(status)) &&
        (!query.has('urgency') || query.getAll('urgency').includes(urgency)) &&
        (!query.has('overdue') || Date.parse(dueAt!) < Date.now()),
    )
    const from = Number(query.get('cursor') ?? 0)
    return { items: found.slice(from, from + pageSize), nextCursor: from + pageSize < found.length ? String(from + pageSize) : null }
  }

  const board = () => ({
    counts: Object.fromEntries(statuses.map((status) => [status, orders.filter((order) => order.status === status).length])),
    overdue: 0,
    postedToday: size,
    ratedToday: 0,
    at: new Date().toISOString(),
  })

  const answers: Record<string, (query: URLSearchParams) => unknown> = {
    '/me': () => me,
    '/board': board,
    '/orders': listed,
    '/units': () => ({ items: towns }),
    '/services': () => ({ items: [], categories: ['助老服务', '便民维修', '环境卫生'] }),
  }

  const cardNow = (): Card => {
    const index = (cards++ * 7877) % size
    const before = orders[index]!
    const status = statuses[(statuses.indexOf(before.status) + 1) % statuses.length]!
    const at = new Date().toISOString()
    const order = { ...before, status, version: before.version + 1, dueAt: new Date(Date.now() + ((cards * 31) % 600) * 60_000).toISOString() }
    orders[index] = order
    return { ...order, eventId: `${county}-${String(cards).padStart(12, '0')}`, action: 'collect', overdue: false, at }
  }

  return { answer: (path: string, query: URLSearchParams) => answers[path]?.(query) ?? { items: [], nextCursor: null }, cardNow }
}
