import { gramsOf } from '../../server/orders/grams.ts'
import type { County } from '../support/county.ts'

// What years leave behind in a county, as far as searches look at it: nearly all of it is finished and waits for nobody.

export const volunteers = 4000
export const teams = 200
const open = ['posted', 'collected', 'reported', 'claimed', 'dispatched', 'serving', 'served']
const needs = ['上门理发', '打扫院子', '陪同就医', '代买药品', '修理水管', '清理积雪', '辅导作业', '搬运家具']

const hourMs = 3_600_000
const yearMs = 365 * 24 * hourMs
const startedAt = Date.now()
export const inYears = new Date(startedAt + yearMs)

/** The n-th moment of so many, spread over two years. */
export const ago = (n: number, of: number) => new Date(startedAt - hourMs - Math.floor((2 * yearMs * (of - n)) / of))

const pick = <T>(from: T[], n: number) => from[n % from.length]!

const kinds = { order: '0a', person: '0b', volunteer: '0c', team: '0d', photo: '0e', notice: '0f' }

/** The n-th id of a kind, older than any that is made now. */
export const idOf = (kind: keyof typeof kinds, n: number) => kinds[kind] + n.toString(16).padStart(22, '0')

export const named = (id: string) => ({ id, name: '测' })

/** The n-th order of a county of so many. */
export const orderOf = ({ code, town, village, grid, otherTown, otherVillage, otherGrid }: County, n: number, orders: number) => {
  // One in forty is under way.
  const status = n % 40 === 0 ? pick(open, n / 40) : 'rated'
  const isOpen = status !== 'rated'
  const at = ago(n, orders)
  const title = `${pick(needs, n)}${n}号`
  const place = n % 2 ? { town, village, grid } : { town: otherTown, village: otherVillage, grid: otherGrid }
  return {
    _id: idOf('order', n),
    no: `${code.slice(0, 6)}-2020${n}`,
    county: code,
    ...place,
    places: { county: '县', town: '镇', village: '村', grid: '格' },
    requester: named(idOf('person', n)),
    contact: { name: '测', phone: `137${String(n).padStart(8, '0')}` },
    address: '1号楼',
    location: { type: 'Point', coordinates: [100 + (n % 1000) / 1000, 35 + (n % 777) / 777] },
    category: '助老服务',
    title,
    description: '一段说明。',
    grams: gramsOf(title),
    urgency: 'normal',
    source: 'resident',
    photos: [{ id: idOf('photo', n), kind: 'before' }],
    status,
    dueAt: isOpen ? inYears : null,
    remindAt: isOpen ? inYears : null,
    alarmAt: isOpen ? inYears : null,
    overdueAt: null,
    overdues: [],
    suspended: null,
    extension: null,
    past: [],
    round: 1,
    open: n % 3 === 0,
    assignments: [
      {
        team: named(idOf('team', n % teams)),
        state: isOpen ? 'accepted' : 'completed',
        round: 1,
        offeredAt: at,
        volunteers: [{ ...named(idOf('volunteer', n % volunteers)), visits: [{ in: at, out: at }], minutes: 60 }],
      },
    ],
    helpers: n % 10 ? [] : [{ ...named(idOf('volunteer', n % volunteers)), minutes: 30 }],
    ...(isOpen ? {} : { rating: { stars: 5, at, by: named(idOf('person', n)), tags: [] }, publishedAt: n % 5 ? null : at }),
    version: 1,
    relayed: 1,
    timeline: [{ version: 1, action: 'post', event: 'order.posted', from: null, to: status, at }],
    createdAt: at,
    updatedAt: at,
  }
}
