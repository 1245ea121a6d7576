import type { Urgency } from '../../server/contract/flow.ts'
import type { OrderView } from '../../server/contract/orders.ts'
import sharp from 'sharp'
import { http } from './program.ts'
import type { County, Someone } from './county.ts'

export const need = { title: '上门理发', description: '母亲卧床两年,想请人上门。', category: '助老服务', address: '3号楼1单元101' }

const bearer = ({ token }: { token: string }) => ({ Authorization: `Bearer ${token}` })

export const get = (who: Someone, path: string) => http().get(`/api/v1${path}`).set(bearer(who))
export const send = (who: Someone, path: string, body: object = {}) => http().post(`/api/v1${path}`).set(bearer(who)).send(body)
export const act = (who: Someone, id: string, action: string, body: object = {}) => send(who, `/orders/${id}/actions/${action}`, body)

/** The answer's body when the call was granted; an error that shows the problem when it was not. */
export const granted = async <T = OrderView>(call: ReturnType<typeof send>): Promise<T> => {
  const { status, body } = await call
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`)
  return body as T
}

/** A photo of this person's own; its id. */
export const uploadPhoto = async (who: Someone) => {
  const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#c8102e' } })
    .jpeg()
    .toBuffer()
  const { id } = await granted<{ id: string }>(http().post('/api/v1/photos').set(bearer(who)).attach('photo', bytes, '照片.jpg'))
  return id
}

export type Stage = 'posted' | 'collected' | 'reported' | 'claimed' | 'dispatched' | 'serving' | 'served' | 'rated' | 'cancelled'

const complete = async ({ team }: County, id: string) => {
  const [volunteer] = team.volunteers
  await granted(act(team.leader, id, 'assign', { volunteers: [volunteer!.id] }))
  await granted(act(volunteer!, id, 'check_in'))
  await granted(act(volunteer!, id, 'check_out'))
  const attendance = [{ volunteer: volunteer!.id, minutes: 45, reason: '按实际服务时间' }]
  return granted(act(team.leader, id, 'complete', { summary: '已上门理发。', photos: [await uploadPhoto(team.leader)], attendance }))
}

const walk: [Stage, (county: County, id: string) => Promise<OrderView>][] = [
  ['collected', ({ worker }, id) => granted(act(worker, id, 'collect'))],
  ['reported', ({ clerk }, id) => granted(act(clerk, id, 'report', { opinion: '情况属实。' }))],
  ['claimed', ({ officer }, id) => granted(act(officer, id, 'claim'))],
  ['dispatched', ({ dispatcher, team }, id) => granted(act(dispatcher, id, 'dispatch', { teams: [team.id] }))],
  ['serving', ({ team }, id) => granted(act(team.leader, id, 'accept'))],
  ['served', complete],
  ['rated', ({ resident }, id) => granted(act(resident, id, 'rate', { stars: 5, solved: true, comment: '很好' }))],
]

/** An order that walked the real flow up to a stage. */
export const buildOrder = async (county: County, { at, ...more }: { at: Stage; title?: string; urgency?: Urgency }): Promise<OrderView> => {
  let order = await granted(send(county.resident, '/orders', { ...need, ...more }))
  if (at === 'cancelled') return granted(act(county.resident, order.id, 'cancel', { reason: '不需要了' }))
  const last = walk.findIndex(([stage]) => stage === at)
  for (const [, move] of walk.slice(0, last + 1)) order = await move(county, order.id)
  return order
}
