import type { Hours, HoursEntry } from '../contract/people.ts'
import { hasRole, type Actor } from '../people/actor.ts'
import { findPerson } from '../people/find-people.ts'
import { absent } from '../problems.ts'
import { showTeam } from '../teams/find-teams.ts'
import { LedgerModel, type LedgerEntry } from './ledger.model.ts'
import { levelOf } from './star-levels.ts'

const newest = 200
const countyWide = ['supervisor', 'dispatcher', 'admin'] as const

const viewEntry = ({ _id, order, team, minutes, stars, points, state, at }: LedgerEntry): HoursEntry => ({
  id: _id,
  order,
  team: team ?? null,
  minutes,
  stars,
  points,
  state,
  at: at.toISOString(),
})

const sumUp = async (who: Record<string, string>): Promise<Hours> => {
  const sums = await LedgerModel.aggregate<{ _id: string; minutes: number; points: number }>([
    { $match: who },
    { $group: { _id: '$state', minutes: { $sum: '$minutes' }, points: { $sum: '$points' } } },
  ])
  const of = (state: string) => sums.find(({ _id }) => _id === state)
  const entries = await LedgerModel.find(who).sort({ at: -1, _id: -1 }).limit(newest).lean<LedgerEntry[]>()
  const creditedMinutes = of('credited')?.minutes ?? 0
  return {
    creditedMinutes,
    heldMinutes: of('held')?.minutes ?? 0,
    points: Math.round((of('credited')?.points ?? 0) * 100) / 100,
    ...levelOf(creditedMinutes),
    entries: entries.map(viewEntry),
  }
}

/** A person's balance and newest 200 entries: one's own, for leaders their members', for the centre everyone's of the county; 404 otherwise. */
export const findHoursOfPerson = async (actor: Actor, id: string) => {
  if (id !== actor.id && !(await isOverseen(actor, id))) throw absent('person')
  return sumUp({ 'volunteer.id': id })
}

const isOverseen = async (actor: Actor, id: string) => {
  const person = await findPerson(id)
  if (person?.county !== actor.county) return false
  if (countyWide.some((role) => hasRole(actor, role))) return true
  const led = actor.teams.filter(({ leader }) => leader)
  const rosters = await Promise.all(led.map((team) => showTeam(actor, team.id)))
  return rosters.some(({ members }) => members.some((member) => member.id === id))
}

/** What was given through a team: its members and the centre may read it; 404 otherwise. */
export const findHoursOfTeam = async (actor: Actor, id: string) => {
  const team = await showTeam(actor, id)
  const isMember = actor.teams.some((own) => own.id === id)
  if (!isMember && !countyWide.some((role) => hasRole(actor, role))) throw absent('team')
  return sumUp({ 'team.id': team.id })
}
