import { findCountyTeams } from '../teams/find-teams.ts'
import { hasDecider } from './deciders.ts'
import type { Volunteer } from './volunteer.ts'
import { VolunteerModel } from './volunteer.model.ts'

/** What waits in a county without a leader who may decide on it. */
export type Orphans = {
  /** Whose requests or qualifications these are. */
  people: string[]
  /** Whether a person's request to a team is one: the team is gone or not active, or theirs to lead. */
  isOrphan: (team: string, person: string) => boolean
  /** Whether a person's qualifications are: no active team of theirs is led by another. */
  isAlone: (person: string) => boolean
  isActive: (team: string) => boolean
}

type Waiting = Pick<Volunteer, '_id' | 'asks' | 'qualifications'>

/** Finds what waits in a county without a leader who may decide on it. */
export const findOrphans = async (county: string): Promise<Orphans> => {
  const teams = new Map((await findCountyTeams(county)).map((team) => [team._id, team]))
  const waits = { $or: [{ 'asks.state': 'waiting' as const }, { 'qualifications.state': 'waiting' as const }] }
  const waiting = await VolunteerModel.find({ county, ...waits }, { asks: 1, qualifications: 1 }).lean<Waiting[]>()
  const isOrphan = (team: string, person: string) => {
    const found = teams.get(team)
    return !found || !hasDecider(found, person)
  }
  const overseen = new Set([...teams.values()].flatMap((team) => team.members.flatMap(({ id }) => (hasDecider(team, id) ? [id] : []))))
  const isAlone = (person: string) => !overseen.has(person)
  const people = waiting.filter(
    ({ _id, asks, qualifications }) =>
      asks.some(({ id, state }) => state === 'waiting' && isOrphan(id, _id)) || (isAlone(_id) && qualifications.some(({ state }) => state === 'waiting')),
  )
  return { people: people.map(({ _id }) => _id), isOrphan, isAlone, isActive: (team) => teams.get(team)?.active === true }
}
