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

const asCandidate = (team: CountyTeam, rest: Pick<ReadTeam, 'load' | 'position' | 'weeklyLimit'>, at: Date): ReadTeam => {
  const { _id, figures = noFigures, leaderSeenAt, ...own } = team
  return {
    ...own,
    ...rest,
    id: _id,
    alertsForEmergencies: own.alertsForEmergencies ?? false,
    qualifications: own.qualifications ?? [],
    completed: figures.completed,
    stars: figures.stars,
    acceptMinutes: medianOf(figures.acceptMinutes),
    lastOfferedAt: figures.lastOfferedAt,
    weekMinutes: minutesInWeek(figures, at),
    presence: presenceOf(team, at),
    leaderSeenAt: leaderSeenAt ?? null,
  }
}

/** Every team of a county with what it is ranked by, in two queries, and by what the county measures. */
export const readTeams = async (county: string): Promise<{ teams: ReadTeam[]; yardstick: Yardstick }> => {
  const at = now()
  const [found, loads, { weights, weeklyLimit }] = await Promise.all([findCountyTeams(county), teamLoads(county), findSettings(county)])
  const positions = await findPositions(found.map(({ unit }) => unit))
  const teams = found.map((team) =>
    asCandidate(team, { load: loads.get(team._id) ?? 0, position: positions.get(team.unit) ?? null, weeklyLimit: team.weeklyLimit ?? weeklyLimit }, at),
  )
  const ratings = teams.reduce((sum, { stars }) => ({ count: sum.count + stars.count, sum: sum.sum + stars.sum }), { count: 0, sum: 0 })
  return { teams, yardstick: { now: at, weights, meanStars: ratings.count > 0 ? ratings.sum / ratings.count : null } }
}
