import type { Status } from '../../server/contract/flow.ts'
import { showOrder } from '../../server/orders/find-orders.ts'
import { rowOf } from '../../server/orders/order-flow.ts'
import { postOrder } from '../../server/orders/post-order.ts'
import { Problem } from '../../server/problems.ts'
import { ask, expectedOf, type Try } from './ask.ts'
import { bring } from './bring.ts'
import type { Cast, Player } from './cast.ts'
import { choose, type Pick } from './choose.ts'
import { compareBeside, compareOrder, compareView, type Dated } from './compare.ts'
import { placeOf, type Brought, type Entry, type Model, type Person, type Track } from './model.ts'
import { effects } from './moves.ts'
import { answer, sees } from './stands.ts'
import { begin, timely } from './time.ts'

// Two orders of one county, walked by the program and by the model side by side. Whatever differs ends the walk with its story.

export type Start = { urgency: Model['urgency']; byWorker: boolean }
export type Walk = { cast: Cast; tracks: [Track, Track]; since: number; story: string[] }

const minuteMs = 60_000
const datedOf =
  (since: number, at: number) =>
  (model: Model): Dated => ({ model, at, minuteOf: (date) => (Date.parse(date) - since) / minuteMs })

export const fail = (walk: Walk, differing: string[]): never => {
  const told = [...walk.story, ...differing.map((line) => `  ✗ ${line}`)].join('\n')
  throw new Error([...walk.cast.players, ...walk.cast.teams].reduce((text, { id, name }) => text.replaceAll(id, name), told))
}
const check = (walk: Walk, differing: string[]) => differing.length > 0 && fail(walk, differing)

// prettier-ignore
const posted = (grid: string, requester: string, { urgency, status }: { urgency: Model['urgency']; status: Status }): Model => ({
  status, arrived: 0, place: placeOf(grid), requester, followers: [], urgency, round: 1, open: false, offers: [], helpers: [], rating: null, pastRatings: [], calledBack: false, published: false, barred: false,
  due: null, remind: null, wasOverdue: false, suspended: null, asked: null, urged: null, sentBy: null, mergedInto: null, ledger: [],
  timeline: [{ action: 'post', by: requester, role: status === 'posted' ? 'resident' : 'grid_worker', onBehalf: false, from: null, to: status, round: 1 }],
})

const post = async ({ players, grids }: Cast, name: string, urgency: Model['urgency']): Promise<Track> => {
  const { actor, id } = players.find((player) => player.name === name)!
  const need = { title: '上门理发', description: '', urgency, address: '3号楼', category: '助老服务', grid: grids[0]!, photos: [] }
  const order = await postOrder(actor, need)
  const model = posted(grids[0]!, id, { urgency, status: name === 'worker' ? 'collected' : 'posted' })
  begin(model, 0)
  return { id: order._id, model }
}

/** Posts two orders at minute 0: the first by a resident or by the grid worker for someone, the second by a neighbour. */
export const startWalk = async (cast: Cast, { urgency, byWorker }: Start, since: number): Promise<Walk> => {
  const first = byWorker ? 'worker' : 'resident'
  const tracks: Walk['tracks'] = [await post(cast, first, urgency), await post(cast, 'neighbour', 'normal')]
  return { cast, tracks, since, story: [`① 提单 by ${first}, ${urgency}; ② 提单 by neighbour, normal`] }
}

type Made = Omit<Entry, 'from' | 'to' | 'round'> & { brought: Brought; at: number; person: Person }

const record = (model: Model, { action, by, role, onBehalf, brought, at, person }: Made) => {
  const from = model.status
  effects[action]?.(model, { person, brought, at })
  model.timeline.push({ action, by, role, onBehalf, from, to: model.status, round: model.round })
  if (brought.original) record(brought.original.model, { action: 'absorb', by, role, onBehalf: false, brought: {}, at, person })
}

const clockAt = (minute: number) => `${Math.floor(minute / 60)}:${String(Math.round(minute % 60)).padStart(2, '0')}`
const markOf = (walk: Walk, track: Track) => (track === walk.tracks[0] ? '①' : '②')

/** Time has come to minute `at`: the model makes what the sweep makes. */
export const passTime = (walk: Walk, at: number) => {
  for (const track of walk.tracks) {
    for (let action = timely(track.model, at); action; action = timely(track.model, at)) {
      record(track.model, { action, by: 'system', role: 'system', onBehalf: false, brought: {}, at, person: walk.cast.players[0]! })
      walk.story.push(`${markOf(walk, track)} ${clockAt(at)} time: ${action} → ${track.model.status}`)
    }
  }
}

const tell = (walk: Walk, track: Track, { player, action, input, version, at }: Try & { at: number }) => {
  const asOf = version === undefined ? '' : `, seen at version ${version}`
  walk.story.push(`${markOf(walk, track)} ${clockAt(at)} ${player.name}: ${rowOf.get(action)!.label['zh-CN']} ${action} ${JSON.stringify(input)}${asOf}`)
}

const isEnded = ({ model: { status, rating } }: Track) =>
  ['rejected', 'cancelled', 'merged', 'closed'].includes(status) || (status === 'rated' && rating!.stars > 2 && rating!.solved)

/** The order drawn and the other one; for a permitted move rather the one that still goes on. */
const chosen = ({ tracks: [first, second] }: Walk, pick: Pick): [Track, Track] => {
  const [track, other] = pick.second ? [second, first] : [first, second]
  return pick.aim !== 'anything' && isEnded(track) ? [other, track] : [track, other]
}

/** One move at minute `at`: tried, answered, compared. */
export const step = async (walk: Walk, pick: Pick, at: number) => {
  const [track, other] = chosen(walk, pick)
  const { model } = track
  const { cast, since } = walk
  const dated = datedOf(since, at)
  const { player, action } = choose(cast, model, { ...pick, at })
  const { brought, input } = bring(action, { model, other, player, cast, at, draw: pick.draw, dateOf: (minute) => new Date(since + minute * minuteMs) })
  const version = { none: undefined, now: model.timeline.length, stale: model.timeline.length - 1 || 2 }[pick.version]
  const verdict = answer(player, action, model, at)
  const expected = expectedOf(verdict, { player, action, model, other: other.model, brought, at, stale: pick.version === 'stale' })
  tell(walk, track, { player, action, input, version, at })
  const given = await ask(track.id, { player, action, input, version })
  if (given.status !== expected) fail(walk, [`answer: the program says ${given.status} ${given.detail ?? ''}, the model ${expected}`])
  if (verdict.granted && expected === 200) record(model, { action, by: player.id, role: verdict.role, onBehalf: verdict.onBehalf, brought, at, person: player })
  if (given.order) check(walk, compareOrder(cast.players, given.order, dated(model)))
  if (given.beside) check(walk, compareBeside(player, given.beside, dated(model)))
  if (pick.looker !== null) await look(walk, track, { player: cast.players[pick.looker % cast.players.length]!, at })
}

/** Someone reads the order: absent, or the same as in the model. */
const look = async (walk: Walk, { id, model }: Track, { player, at }: { player: Player; at: number }) => {
  walk.story.push(`  (${player.name} reads it)`)
  const view = await showOrder(player.actor, id).catch((error: unknown) => {
    if (error instanceof Problem && error.code === 'not-found') return null
    throw error
  })
  if ((view !== null) !== sees(player, model)) fail(walk, [`${player.name} ${view ? 'sees' : 'does not see'} the order`])
  if (view) check(walk, compareView(player, view, datedOf(walk.since, at)(model)))
}
