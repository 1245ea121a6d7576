import { now } from '../clock.ts'
import type { Action } from '../contract/flow.ts'
import type { Actor } from '../people/actor.ts'
import { findColleagues } from '../people/find-people.ts'
import { checkPhotos } from '../photos/find-photos.ts'
import { invalid, type InputError } from '../problems.ts'
import { membersOf } from '../teams/find-teams.ts'
import { findSettings } from '../settings/find-settings.ts'
import { findPlace } from '../units/find-units.ts'
import type { Found } from './order-effects.ts'
import { closed, minutesOf, tooLong } from './order-facts.ts'
import type { AttendanceLine } from './move-input.ts'
import type { AssignedVolunteer } from './order.ts'
import { checkComments } from './check-comments.ts'
import { lookFor } from './find-readable.ts'
import { ownAssignments } from './order-reach.ts'
import { mayTakeIn } from './originals.ts'
import { missing, type Asked, type Finder } from './reference.ts'
import { marketTeams, nextTeams, teams, wholeMarket } from './team-references.ts'
import { checkCode } from './visit-code.ts'

// A move names teams, people and photos by id. Here they are found, or named as faults at their place in the input.

const volunteers: Finder = async ({ actor, order, input }) => {
  const ids = input.volunteers!
  const team = ownAssignments(actor, order).find(({ state }) => state === 'accepted')!.team.id
  const found = (await membersOf(order.county, team)).filter(({ id }) => ids.includes(id))
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

/** Others who asked for the same may rate it; whether it is shown is for the one whose words and photos they are. */
const consent: Finder = async ({ actor, order, input }) => {
  const detail = actor.language === 'en' ? 'Only who asked first can agree to that.' : '只有最初的提单人可以同意公开'
  return { faults: input.publish && actor.id !== order.requester.id ? [{ pointer: '/publish', detail }] : [] }
}

const overlong: Finder = async ({ order }) => ({ noted: { volunteers: [...new Set(tooLong(order, now()).map(({ id }) => id))] } })

const finders: Record<string, Finder> = {
  original,
  'comment.text': async ({ actor, order }) => checkComments(actor, order),
  'check_out.code': ({ actor, order, input }) => checkCode(actor, order, input.code!),
  'reject.reason': rejection,
  'rate.publish': consent,
  grid,
  teams,
  open: wholeMarket,
  volunteers,
  helpers,
  photos,
  attendance,
}

/** What a move of the program itself needs, which has no input. */
const unasked: Partial<Record<Action, Finder>> = { widen: marketTeams, lapse: nextTeams, close_visit: overlong }

/** Finds everything a move's input names; 422 with every id that is not there. */
export const findReferences = async (asked: Asked): Promise<Found> => {
  const results = []
  const named = Object.keys(asked.input).map((field) => finders[`${asked.action}.${field}`] ?? finders[field])
  for (const find of [...named, unasked[asked.action]]) if (find) results.push(await find(asked))
  const faults = results.flatMap((result) => result.faults ?? [])
  if (faults.length > 0) throw invalid(...faults)
  return Object.assign({}, ...results) as Found
}
