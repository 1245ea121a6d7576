import sharp from 'sharp'
import type { Action } from '../../server/contract/flow.ts'
import type { Candidates } from '../../server/contract/orders.ts'
import { describe } from './caller.ts'
import { starsOf } from './life.ts'
import type { Person } from './person.ts'
import { toldCode } from './wild/errands.ts'
import type { Input, Scene } from './wild/turn.ts'

// What each move must bring. Attendance here lasts milliseconds, so the minutes come from the leader's correction, with its reason.

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

/** Teams free for the order by the server's ranking, none of an earlier round; else those that declined and are asked once more. */
const freeTeams = async ({ person, order }: Scene) => {
  const { items } = await person.get<Candidates>(`/orders/${order.id}/candidates`)
  const served = new Set(order.assignments.filter(({ round }) => round < order.round).map(({ team }) => team.id))
  const free = items.map(({ team }) => team.id).filter((id) => !served.has(id))
  return free.length > 0 ? free : order.assignments.filter(({ round, state }) => round === order.round && state === 'declined').map(({ team }) => team.id)
}

/** One or two free teams, or the market, as the story says for this time; null while too few teams are free. */
const teams = async (scene: Scene) => {
  const { world, order, life } = scene
  const { ways } = life.story
  const way = ways[Math.min(life.made.filter(({ action }) => action === 'dispatch').length, ways.length - 1)]
  if (way === 'openly') return { open: true }
  const wanted = way === 'jointly' ? 2 : 1
  const among = `${order.category}/${order.town}/${wanted}/${order.assignments.length}`
  if (world.tooBusy.has(among)) return null
  const free = await freeTeams(scene)
  if (free.length >= wanted) return { teams: free.slice(0, wanted) }
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
  check_out: async (scene) => (scene.life.story.tellsCode ? { code: await toldCode(scene) } : {}),
  rate: ({ order, life }) => {
    const stars = starsOf(life, order.round)
    return { stars, solved: stars >= 3, comment: stars >= 3 ? '谢谢!' : '没有办好。' }
  },
}

/** The input of a move; null when the person must wait for something first. */
export const bring = async (action: Action, scene: Scene) => (bringing[action] ? bringing[action](scene) : {})
