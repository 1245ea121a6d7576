import sharp from 'sharp'
import type { Action } from '../../server/contract/flow.ts'
import type { OrderView } from '../../server/contract/orders.ts'
import type { Me } from '../../server/contract/people.ts'
import { describe, type Answer } from '../simulate/caller.ts'
import { inParallel } from '../simulate/in-parallel.ts'
import { bringPeople, type People } from './people.ts'
import type { Who } from './rows.ts'

// An order in each state that people can bring it to, hours in every state, a registration that waits, a certificate: all through the API.

type Someone = Exclude<Who, 'nobody'>
type Move = [Someone, Action, object?]

/** What the pages' addresses are made of. */
export type Filled = { orders: Record<OrderName, string>; team: string; certificate: string }
type OrderName = keyof typeof ends | keyof typeof visits | 'merged'

const reason = '今天人手不够，请另行安排。'
const up: Move[] = [
  ['grid_worker', 'collect'],
  ['village_clerk', 'report', { opinion: '情况属实，村里力量不够，请协调服务队。' }],
  ['town_officer', 'claim'],
]
const inTwoDays = () => new Date(Date.now() + 48 * 3_600_000).toISOString()

const sent = <T>(what: string, answer: Answer<T>) => {
  if (!answer.ok) throw new Error(describe(what, answer))
  return answer.body
}

const upload = async (people: People) => {
  const form = new FormData()
  const picture = sharp({ create: { width: 640, height: 480, channels: 3, background: '#7fae8c' } }).jpeg()
  form.set('photo', new Blob([new Uint8Array(await picture.toBuffer())], { type: 'image/jpeg' }), 'done.jpg')
  return sent('photo', await people.team_leader.post<{ id: string }>('/photos', form)).id
}

type Cast = { people: People; team: string; volunteer: string }

const accepted = ({ team }: Cast): Move[] => [...up, ['dispatcher', 'dispatch', { teams: [team] }], ['team_leader', 'accept']]
const visited = (cast: Cast): Move[] => [...accepted(cast), ['team_leader', 'assign', { volunteers: [cast.volunteer] }], ['volunteer', 'check_in']]
const completed = async (cast: Cast): Promise<Move[]> => {
  const attendance = [{ volunteer: cast.volunteer, minutes: 75, reason: '含路上往返' }]
  const body = { summary: '已上门理发并清扫，老人当面确认。', photos: [await upload(cast.people)], attendance }
  return [...visited(cast), ['volunteer', 'check_out'], ['team_leader', 'complete', body]]
}
const rated = async (cast: Cast, stars: number): Promise<Move[]> => [
  ...(await completed(cast)),
  ['resident', 'rate', { stars, solved: stars > 2, publish: stars > 2, comment: stars > 2 ? '来得快，办得好，谢谢！' : '来得晚了些。' }],
]

type Ways = Record<string, (cast: Cast) => Move[] | Promise<Move[]>>

const ends = {
  posted: () => [],
  collected: () => up.slice(0, 1),
  reported: () => up.slice(0, 2),
  claimed: () => up,
  rejected: () => [...up, ['dispatcher', 'reject', { reason: '不属于服务范围', text: '这件事请拨打 12345 反映。' }]],
  cancelled: () => [['resident', 'cancel', { reason: '已经自己解决了。' }]],
  suspended: () => [...up, ['dispatcher', 'suspend', { reason: '等住户回家', until: inTwoDays() }]],
  extended: () => [
    up[0]!,
    ['resident', 'urge'],
    ['supervisor', 'supervise', { note: '请尽快办理。' }],
    ['village_clerk', 'extend', { reason: '配件明天才到。', hours: 24 }],
  ],
  returned: () => [...up, ['dispatcher', 'return', { reason: '地点写得不清楚，请核实。' }]],
  settled: () => [up[0]!, ['village_clerk', 'settle', { summary: '村里已派人修好。' }]],
  offered: ({ team }) => [...up, ['dispatcher', 'dispatch', { teams: [team] }]],
  market: () => [...up, ['dispatcher', 'dispatch', { open: true }]],
  declined: ({ team }) => [...up, ['dispatcher', 'dispatch', { teams: [team] }], ['team_leader', 'decline', { reason }]],
} satisfies Ways

// One person is at one order at a time; the last of these leaves its volunteer at work.
const visits = {
  rated: (cast) => rated(cast, 5),
  poor: (cast) => rated(cast, 2),
  served: (cast) => completed(cast),
  serving: (cast) => visited(cast),
} satisfies Ways

const titles = Array.from('一二三四五六七八九十冬腊', (name) => `${name}月`).flatMap((name) => [name, `${name}底`])
const need = { category: '助老服务', description: '母亲卧床两年，想请人每月上门理一次发。', address: '3号楼1单元101' }

const post = async (people: People, who: Someone, title: string) =>
  sent(`posting ${title}`, await people[who].post<OrderView>('/orders', { ...need, title })).id

const walk = async (people: People, id: string, moves: Move[]) => {
  for (const [who, action, body] of moves) sent(`${action} by ${who}`, await people[who].post(`/orders/${id}/actions/${action}`, body))
  return id
}

const fillOrders = async (cast: Cast) => {
  const { people } = cast
  const bring = async ([name, movesOf]: [string, (cast: Cast) => Move[] | Promise<Move[]>]) => {
    const id = await post(people, 'resident', `上门理发（${titles.shift()}）`)
    return [name, await walk(people, id, await movesOf(cast))] as const
  }
  const atOnce = await inParallel(Object.entries(ends), 4, bring)
  const inTurn = []
  for (const visit of Object.entries(visits)) inTurn.push(await bring(visit))
  const orders = Object.fromEntries([...atOnce, ...inTurn]) as Filled['orders']
  const again = await post(people, 'resident', '上门给母亲理发')
  return { ...orders, merged: await walk(people, again, [['grid_worker', 'merge', { original: orders.posted }]]) }
}

const apply = async ({ people: { applicant }, team }: Cast) => {
  const form = { gender: 'female', idKind: 'passport', idNumber: 'E12345678', birthDate: '1990-05-01', area: '白银区' }
  const rest = { skills: [], categories: ['助老服务'], times: ['weekends'], publicName: false, agreesToRules: true, team }
  sent('applying', await applicant.post('/me/volunteer', { ...form, ...rest }))
}

// One hour is a star here, so that a level stands under public notice.
const easeLevels = async (url: string, { admin }: People) => {
  const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${admin.token}` }
  const body = JSON.stringify({ levels: { thresholds: [1, 200, 600, 1000, 1500], approver: 'supervisor', noticeDays: 5 } })
  const { status } = await fetch(`${url}/api/v1/settings`, { method: 'PATCH', headers, body })
  if (status !== 200) throw new Error(`the settings were not changed: ${status}`)
}

/** Fills the seeded county at `url` with what its pages show in their main states. */
export const fill = async (url: string): Promise<Filled> => {
  const people = await bringPeople(url)
  const [{ teams }, { person }] = [await people.team_leader.get<Me>('/me'), await people.volunteer.get<Me>('/me')]
  const cast: Cast = { people, team: teams.find(({ leader }) => leader)!.id, volunteer: person.id }
  await easeLevels(url, people)
  const orders = await fillOrders(cast)
  await apply(cast)
  sent('revealing', await people.supervisor.post(`/orders/${orders.serving}/reveal`, { purpose: '回访办理情况' }))
  const certificate = sent('certificate', await people.volunteer.post<{ no: string }>('/me/certificates', { layout: '2021' })).no
  return { orders, team: cast.team, certificate }
}
