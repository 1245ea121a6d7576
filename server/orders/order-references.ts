import { now } from '../clock.ts'
import type { Action } from '../contract/flow.ts'
import type { Named } from '../contract/orders.ts'
import type { Actor } from '../people/actor.ts'
import { findColleagues } from '../people/find-people.ts'
import { checkPhotos } from '../photos/find-photos.ts'
import { invalid, Problem, type InputError } from '../problems.ts'
import { findActiveTeams, membersOf } from '../teams/find-teams.ts'
import { findSettings } from '../settings/find-settings.ts'
import { findPlace } from '../units/find-units.ts'
import type { Found } from './order-effects.ts'
import type { By } from './order-flow.ts'
import { closed, minutesOf } from './order-facts.ts'
import type { AttendanceLine, MoveInput } from './move-input.ts'
import type { AssignedVolunteer, Order } from './order.ts'
import { checkComments } from './check-comments.ts'
import { lookFor } from './find-readable.ts'
import { ownAssignments } from './order-reach.ts'
import { mayTakeIn } from './originals.ts'
import { checkCode } from './visit-code.ts'

// A move names teams, people and photos by id. Here they are found, or named as faults at their place in the input.

type Asked = { action: Action; actor: Actor; right: By; order: Order; input: MoveInput }
type Finder = (asked: Asked) => Promise<Found & { faults?: InputError[] }>

const missing = (ids: string[], found: { id: string }[], at: string, actor: Actor): InputError[] =>
  ids.flatMap((id, index) =>
    found.some((one) => one.id === id)
      ? []
      : [{ pointer: `/${at}/${index}`, detail: actor.language === 'en' ? 'Not found, or not of your reach.' : '没有找到，或不在您的范围内' }],
  )

const teams: Finder = async ({ actor, right, order, input }) => {
  const ids = input.teams!
  const found = await findActiveTeams(order.county, ids)
  const named: Named[] = ids.flatMap((id) => found.filter((team) => team._id === id).map(({ _id, name }) => ({ id: _id, name })))
  if (right.ownTeams && found.some((team) => team.town !== order.town)) throw new Problem('order.other-towns-team')
  return { teams: named, faults: missing(ids, named, 'teams', actor) }
}

const market: Finder = async ({ right }) => {
  if (right.ownTeams) throw new Problem('order.other-towns-team')
  return {}
}

const volunteers: Finder = async ({ actor, order, input }) => {
  const ids = input.volunteers!
  const team = ownAssignments(actor, order).find(({ state }) => state === 'accepted')!.team.id
  const found = (await membersOf(team)).filter(({ id }) => ids.includes(id))
  return { volunteers: found, faults: missing(ids, found, 'volunteers', actor) }
}

const helpers: Finder = async ({ actor, order, input }) => {
  const asked = input.helpers!
  const people = await findColleagues(
    order.county,
    asked.map(({ person }) => person),
  )
  const named = asked.flatMap(({ person, minutes }) => people.filter(({ _id }) => _id === person).map(({ _id, name }) => ({ id: _id, name, minutes })))
  return {
    helpers: named,
    faults: missing(
      asked.map(({ person }) => person),
      named,
      'helpers',
      actor,
    ),
  }
}

const photos: Finder = async ({ actor, input }) => ({ faults: await checkPhotos(actor, input.photos!) })

const unexplained = (lines: AttendanceLine[], volunteers: AssignedVolunteer[], actor: Actor, at: Date): InputError[] =>
  lines.flatMap(({ volunteer, minutes, reason }, index) => {
    const known = volunteers.find(({ id }) => id === volunteer)
    const measured = known ? minutesOf(closed(known.visits, at)) : Infinity
    const detail = actor.language === 'en' ? `More than the measured ${measured} minutes: give a reason.` : `多于签到签退的 ${measured} 分钟，请写明原因`
    return minutes > measured && !reason ? [{ pointer: `/attendance/${index}/reason`, detail }] : []
  })

/** Attendance may be corrected downward, or upward with a reason (design: Hours and stars). */
const attendance: Finder = async ({ actor, order, input }) => {
  const lines = input.attendance!
  const volunteers = ownAssignments(actor, order)
    .filter(({ state }) => state === 'accepted')
    .flatMap((assignment) => assignment.volunteers)
  return {
    faults: [
      ...missing(
        lines.map(({ volunteer }) => volunteer),
        volunteers,
        'attendance',
        actor,
      ),
      ...unexplained(lines, volunteers, actor, now()),
    ],
  }
}

const grid: Finder = async ({ actor, order, input }) => {
  const place = await findPlace(input.grid!)
  const found = place?.county._id === order.county && place.grid._id !== order.grid
  const detail = actor.language === 'en' ? 'Choose another grid of this county.' : '请选择本县的另一个网格'
  return found ? { place } : { faults: [{ pointer: '/grid', detail }] }
}

/** A rejection names one of the county's reasons. */
const rejection: Finder = async ({ actor, order, input }) => {
  const { rejectReasons } = await findSettings(order.county)
  const detail = actor.language === 'en' ? `One of: ${rejectReasons.join(', ')}` : `只能是：${rejectReasons.join('、')}`
  return { faults: rejectReasons.includes(input.reason!) ? [] : [{ pointer: '/reason', detail }] }
}

const original: Finder = async ({ actor, order, input }) => {
  const found = await lookFor(actor, input.original!)
  const detail = actor.language === 'en' ? 'No order that can take this one in.' : '没有可以并入的订单'
  return found && mayTakeIn(found, order, now()) ? { original: found } : { faults: [{ pointer: '/original', detail }] }
}

const finders: Record<string, Finder> = {
  original,
  'comment.text': async ({ actor, order }) => checkComments(actor, order),
  'check_out.code': ({ actor, order, input }) => checkCode(actor, order, input.code!),
  'reject.reason': rejection,
  grid,
  teams,
  open: market,
  volunteers,
  helpers,
  photos,
  attendance,
}

/** Finds everything a move's input names; 422 with every id that is not there. */
export const findReferences = async (asked: Asked): Promise<Found> => {
  const results = []
  for (const field of Object.keys(asked.input)) {
    const find = finders[`${asked.action}.${field}`] ?? finders[field]
    if (find) results.push(await find(asked))
  }
  const faults = results.flatMap((result) => result.faults ?? [])
  if (faults.length > 0) throw invalid(...faults)
  return Object.assign({}, ...results) as Found
}
