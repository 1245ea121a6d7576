import { now } from '../clock.ts'
import type { Roll, RollLine } from '../contract/boards.ts'
import { findVisits, type Among } from '../orders/find-attendance.ts'
import type { Actor } from '../people/actor.ts'
import { Problem } from '../problems.ts'
import { findSettings } from '../settings/find-settings.ts'
import { showTeam } from '../teams/find-teams.ts'
import { weekOf } from '../teams/team-figures.ts'
import { minutesCovered } from './hold-reasons.ts'
import { readsAll } from './hours-reach.ts'
import { creditedMinutes, heldMinutes, nothing, type Columns } from './ledger-entry.ts'
import { LedgerModel } from './ledger.model.ts'
import { findHighest } from './find-levels.ts'
import { sums } from './sum-up.ts'

type Given = Columns & { _id: string; services: number; lastAt: Date }

const giveOf = async (county: string, team: string) => {
  const rows = await LedgerModel.aggregate<Given>([
    { $match: { county, 'team.id': team } },
    { $group: { _id: '$volunteer.id', ...sums, lastAt: { $max: '$service.to' } } },
  ])
  return new Map(rows.map((row) => [row._id, row]))
}

/** Minutes each of these people served since Monday, those of a visit that goes on up to now. */
const findWeeks = async (among: Among) => {
  const at = now()
  const visits = await findVisits(among, [weekOf(at), at])
  return new Map(among.people.map((person) => [person, minutesCovered(visits.get(person)!.map((visit) => ({ in: visit.in, out: visit.out ?? at })))]))
}

/** What each member gave through a team, most first: for its leader and the centre; 404 outside the county, 403 for others. */
export const findRoll = async (actor: Actor, id: string): Promise<Roll> => {
  const { name, members, leader } = await showTeam(actor, id)
  if (leader.id !== actor.id && !readsAll(actor)) throw new Problem('forbidden')
  const people = members.map((member) => member.id)
  const [given, levels, weeks, { weeklyLimit }] = await Promise.all([
    giveOf(actor.county, id),
    findHighest(actor.county, people),
    findWeeks({ county: actor.county, people }),
    findSettings(actor.county),
  ])
  const lines = members.map((person): RollLine => {
    const sum = given.get(person.id)
    const columns = sum ?? nothing
    return {
      person,
      leader: person.id === leader.id,
      creditedMinutes: creditedMinutes(columns),
      recordedMinutes: columns.recorded,
      declaredMinutes: columns.declared,
      heldMinutes: heldMinutes(columns),
      services: sum?.services ?? 0,
      lastAt: sum?.lastAt.toISOString() ?? null,
      starLevel: levels.get(person.id) ?? 0,
      weekMinutes: weeks.get(person.id)!,
      overWeekly: weeklyLimit !== null && weeks.get(person.id)! > weeklyLimit,
    }
  })
  return { team: { id, name }, items: lines.sort((a, b) => b.creditedMinutes - a.creditedMinutes) }
}
