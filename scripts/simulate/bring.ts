import sharp from 'sharp'
import type { Action } from '../../server/contract/flow.ts'
import type { Candidates, OrderView } from '../../server/contract/orders.ts'
import { describe } from './caller.ts'
import type { Life } from './life.ts'
import type { Person } from './person.ts'
import type { World } from './world.ts'

// What each move must bring. Attendance here lasts milliseconds, so the minutes come from the leader's correction, with its reason.

type Input = Record<string, unknown>
type Scene = { world: World; person: Person; order: OrderView; life: Life }

const picture = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#7fae8c' } })
  .jpeg()
  .toBuffer()
const visitMinutes = [30, 45, 60, 90, 120]
const helpMinutes = [10, 20, 40]

const upload = async (person: Person) => {
  const form = new FormData()
  form.set('photo', new Blob([picture], { type: 'image/jpeg' }), 'done.jpg')
  const answer = await person.post<{ id: string }>('/photos', form)
  if (!answer.ok) throw new Error(describe('POST /photos', answer))
  return answer.body.id
}

/** One or two free teams by the server's ranking, or the market; null while too few teams are free. */
const teams = async ({ world, person, order, life }: Scene) => {
  if (life.story.dispatched === 'openly') return { open: true }
  const wanted = life.story.dispatched === 'jointly' ? 2 : 1
  const among = `${order.category}/${order.town}/${wanted}`
  if (world.tooBusy.has(among)) return null
  const { items } = await person.get<Candidates>(`/orders/${order.id}/candidates`)
  if (items.length >= wanted) return { teams: items.slice(0, wanted).map(({ team }) => team.id) }
  world.tooBusy.add(among)
  return null
}

const volunteers = ({ world, person, order }: Scene) => {
  const { team } = order.assignments.find(({ team, state }) => state === 'accepted' && person.leads.some(({ id }) => id === team.id))!
  const members = person.leads.find(({ id }) => id === team.id)!.members
  return { volunteers: members.filter(({ id }) => id !== person.id && world.present.has(id)).map(({ id }) => id) }
}

const attendance = async ({ person, order, life }: Scene) => {
  const mine = order.assignments.filter(({ team, state }) => state === 'accepted' && person.leads.some(({ id }) => id === team.id))
  const minutes = (index: number) => visitMinutes[(life.story.need.title.length + index) % visitMinutes.length]
  return {
    summary: `“${order.title}”已办妥。`,
    photos: [await upload(person)],
    attendance: mine[0]!.volunteers.map(({ id }, index) => ({ volunteer: id, minutes: minutes(index), reason: '签退后继续收尾' })),
  }
}

const bringing: Partial<Record<Action, (scene: Scene) => Input | null | Promise<Input | null>>> = {
  report: () => ({ opinion: '情况属实,请协调服务队。' }),
  return: () => ({ reason: '地点写得不清楚,请核实。' }),
  cancel: () => ({ reason: '已经自己解决了。' }),
  decline: () => ({ reason: '今天人手不够。' }),
  dispatch: teams,
  assign: volunteers,
  complete: attendance,
  settle: ({ person, order, life }) => ({
    summary: `“${order.title}”当场办妥。`,
    helpers: [{ person: person.id, minutes: helpMinutes[life.story.need.title.length % helpMinutes.length] }],
  }),
  rate: ({ life: { story } }) => ({ stars: story.stars, solved: story.stars >= 3, comment: story.stars >= 3 ? '谢谢!' : '没有办好。' }),
}

/** The input of a move; null when the person must wait for something first. */
export const bring = async (action: Action, scene: Scene) => (bringing[action] ? bringing[action](scene) : {})
