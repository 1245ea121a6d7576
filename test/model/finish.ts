import { EventModel } from '../../server/events/event.model.ts'
import { creditedMinutes, heldMinutes, type LedgerEntry } from '../../server/hours/ledger-entry.ts'
import { LedgerModel } from '../../server/hours/ledger.model.ts'
import { showTimeline } from '../../server/orders/find-orders.ts'
import { OrderModel } from '../../server/orders/order.model.ts'
import type { Order } from '../../server/orders/order.ts'
import { eventually } from '../support/eventually.ts'
import { differences } from './compare.ts'
import type { Track } from './model.ts'
import { fail, type Walk } from './walk.ts'

// At the end of a walk: the timelines, the county's log and the ledger say what the model says, nothing lost and nothing extra.

/** Late is not lost: on a busy machine the relay may fall behind the walks. */
export const handedOnMs = 120_000

type Logged = { _id: string; order: string; version: number; record: { action: string } }
type Line = { round: number; volunteer: string; minutes: number; points: number; state: string }

/** The id of a county's newest event: after it come those of the next walk. */
export const logMark = async (county: string) => {
  const newest = await EventModel.findOne({ _id: { $gt: county, $lt: `${county}g` } }, { _id: 1 })
    .sort({ _id: -1 })
    .lean<{ _id: string }>()
  return newest?._id ?? county
}

const lined = (lines: Line[]) => lines.map(({ round, volunteer, minutes, points, state }) => [round, volunteer, minutes, points, state].join(' ')).sort()

const lineOf = ({ round, volunteer, kind, columns }: LedgerEntry): Line => ({
  round,
  volunteer: volunteer.id,
  minutes: creditedMinutes(columns) + heldMinutes(columns),
  points: columns.points / 100,
  state: kind === 'hold' ? 'held' : 'credited',
})

// Minutes held for the length of the week alone: the model does not know the week, and is believed about all else.
const isWeekAlone = ({ reasons = [] }: LedgerEntry) => reasons.length > 0 && reasons.every(({ code }) => code === 'long_week')

const ledgerOf = async (order: string, lines: Line[]) => {
  const entries = await LedgerModel.find({ 'order.id': order }).lean<LedgerEntry[]>()
  const same = (entry: LedgerEntry) => lines.find(({ round, volunteer, minutes }) => sameLine(lineOf(entry), { round, volunteer, minutes }))
  return lined(entries.map((entry) => (isWeekAlone(entry) && same(entry)) || lineOf(entry)))
}

const sameLine = (line: Line, wanted: Pick<Line, 'round' | 'volunteer' | 'minutes'>) =>
  line.round === wanted.round && line.volunteer === wanted.volunteer && line.minutes === wanted.minutes

const checkTrack = async ({ cast }: Walk, { id, model }: Track, logged: Logged[]) => {
  const dispatcher = cast.players.find(({ name }) => name === 'dispatcher')!.actor
  const { items } = await eventually(
    () => showTimeline(dispatcher, id),
    ({ items }) => items.every(({ eventId }) => eventId),
    handedOnMs,
  )
  const moves = model.timeline.map(({ action }, n) => `${n + 1} ${action}`)
  const own = logged.filter(({ order }) => order === id)
  return [
    ...differences({ timeline: items.map(({ version, action }) => `${version} ${action}`) }, { timeline: moves }),
    ...differences({ log: own.map(({ version, record }) => `${version} ${record.action}`) }, { log: moves }),
    ...differences({ places: own.map(({ _id }) => _id) }, { places: items.map(({ eventId }) => eventId) }),
    ...differences({ ledger: await ledgerOf(id, model.ledger) }, { ledger: lined(model.ledger) }),
  ]
}

/** How far the relay came with each order: what waits is late, what does not wait is lost. */
const waitingIn = async ({ tracks }: Walk) => {
  const orders = await OrderModel.find({ _id: { $in: tracks.map(({ id }) => id) } }).lean<Order[]>()
  return orders.map(({ _id, version, relayed, unrelayed }) => `${_id}: version ${version}, relayed ${relayed}, ${unrelayed ? 'waiting' : 'not waiting'}`)
}

/** Compares everything a finished walk left behind, once its events are in the log and handed on. */
export const checkTraces = async (walk: Walk, mark: string) => {
  const moves = walk.tracks.flatMap(({ model }) => model.timeline).length
  const find = () =>
    EventModel.find({ _id: { $gt: mark, $lt: `${walk.cast.county}g` } })
      .sort({ _id: 1 })
      .lean<Logged[]>()
  const logged = await eventually(find, (events) => events.length >= moves, handedOnMs).catch(find)
  if (logged.length < moves) fail(walk, [`${logged.length} of ${moves} events are in the log after ${handedOnMs} ms`, ...(await waitingIn(walk))])
  const differing = [...(await checkTrack(walk, walk.tracks[0], logged)), ...(await checkTrack(walk, walk.tracks[1], logged))]
  if (logged.length !== moves) differing.push(`the county’s log has ${logged.length} events, the model ${moves}`)
  if (differing.length > 0) fail(walk, differing)
}
