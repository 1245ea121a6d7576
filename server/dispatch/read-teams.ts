import { now } from '../clock.ts'
import type { Presence } from '../contract/people.ts'
import { teamLoads } from '../orders/team-loads.ts'
import { findSettings } from '../settings/find-settings.ts'
import { findCountyTeams } from '../teams/find-teams.ts'
import { presenceOf } from '../teams/presence.ts'
import { medianOf, minutesInWeek, noFigures } from '../teams/team-figures.ts'
import { findPositions } from '../units/find-units.ts'
import type { CandidateTeam, Yardstick } from './score.ts'

/** A team as ranking wants it, with its town and what the dispatcher sees of its presence. */
export type ReadTeam = CandidateTeam & { town?: string; presence: Presence; leaderSeenAt: Date | null }

type CountyTeam = Awaited<ReturnType<typeof findCountyTeams>>[number]

// Its people are no part of what a team is ranked by, and most of what it is.
const people = { leader: 0, members: 0 } as const

type Known = Pick<ReadTeam, 'load' | 'position' | 'weeklyLimit'> & { at: Date }

const asCandidate = (team: CountyTeam, { at, load, position, weeklyLimit }: Known): ReadTeam => {
  const { figures = noFigures } = team
  const presence = presenceOf(team, at)
  return {
    id: team._id,
    name: team.name,
    town: team.town,
    active: team.active,
    onDuty: team.onDuty,
    hours: team.hours,
    alertsForEmergencies: team.alertsForEmergencies ?? false,
    categories: team.categories,
    area: team.area,
    radiusMetres: team.radiusMetres,
    position,
    capacity: team.capacity,
    load,
    qualifications: team.qualifications ?? [],
    completed: figures.completed,
    stars: figures.stars,
    acceptMinutes: medianOf(figures.acceptMinutes),
    lastOfferedAt: figures.lastOfferedAt,
    weekMinutes: minutesInWeek(figures, at),
    weeklyLimit,
    unreachable: presence === 'unreachable',
    presence,
    leaderSeenAt: team.leaderSeenAt ?? null,
  }
}

/** Every team of a county with what it is ranked by, in two queries, and by what the county measures. */
export const readTeams = async (county: string): Promise<{ teams: ReadTeam[]; yardstick: Yardstick }> => {
  const at = now()
  const [found, loads, { weights, weeklyLimit }] = await Promise.all([findCountyTeams(county).select(people), teamLoads(county), findSettings(county)])
  const positions = await findPositions(found.map(({ unit }) => unit))
  const known = (team: CountyTeam): Known => ({
    at,
    load: loads.get(team._id) ?? 0,
    position: positions.get(team.unit) ?? null,
    weeklyLimit: team.weeklyLimit ?? weeklyLimit,
  })
  const teams = found.map((team) => asCandidate(team, known(team)))
  const ratings = teams.reduce((sum, { stars }) => ({ count: sum.count + stars.count, sum: sum.sum + stars.sum }), { count: 0, sum: 0 })
  return { teams, yardstick: { now: at, weights, meanStars: ratings.count > 0 ? ratings.sum / ratings.count : null } }
}
