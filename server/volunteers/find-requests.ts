import type { Requests, VolunteerRequest } from '../contract/volunteers.ts'
import type { Actor } from '../people/actor.ts'
import { findColleagues } from '../people/find-people.ts'
import { mustAdminister, mustDecideFor } from './deciders.ts'
import { findOrphans, type Orphans } from './orphans.ts'
import { viewQualification, viewRequest } from './view-volunteer.ts'
import type { Ask, Volunteer } from './volunteer.ts'
import { VolunteerModel } from './volunteer.model.ts'

// Both lists are paged by the person's id: one line of the page is one person, with all that they wait for here.

type Paging = { limit: number; cursor?: string }
/** What of a registration belongs on a list: requests, where null is the registration itself, and whether its qualifications do. */
type Choose = (volunteer: Volunteer) => { asks: (Ask | null)[]; qualifications: boolean }

const findPage = async (county: string, where: object[], { limit, cursor }: Paging) => {
  const found = await VolunteerModel.find({ county, $or: where, ...(cursor && { _id: { $gt: cursor } }) } as never)
    .sort({ _id: 1 })
    .limit(limit + 1)
    .lean<Volunteer[]>()
  const page = found.slice(0, limit)
  return { page, nextCursor: found.length > limit ? page.at(-1)!._id : null }
}

const viewPage = async (county: string, page: Volunteer[], [choose, teamOf]: [Choose, (ask: Ask) => VolunteerRequest['team']]) => {
  const colleagues = await findColleagues(
    county,
    page.map(({ _id }) => _id),
  )
  const people = new Map(colleagues.map((person) => [person._id, person]))
  const picked = page.map((volunteer) => ({ volunteer, person: people.get(volunteer._id)!, ...choose(volunteer) }))
  const items = picked.flatMap(({ volunteer, person, asks }) =>
    asks.map((ask) => viewRequest(volunteer, person, { at: ask?.at ?? volunteer.appliedAt, team: ask && teamOf(ask) })),
  )
  const qualifications = picked.flatMap(({ volunteer, person, qualifications }) =>
    waitingQualifications(qualifications ? volunteer : null).map((held) => ({
      person: { id: person._id, name: person.name },
      qualification: viewQualification(person._id, held),
    })),
  )
  return { items, qualifications }
}

const waitingQualifications = (volunteer: Volunteer | null) => (volunteer?.qualifications ?? []).filter(({ state }) => state === 'waiting')

/** Who asks to join a team, and which of its members' qualifications wait: for its leader and the county's administrators. */
export const findRequests = async (actor: Actor, id: string, paging: Paging): Promise<Requests> => {
  const { county } = actor
  const { name, members } = await mustDecideFor(actor, id)
  const inTeam = new Set(members.map((member) => member.id))
  const asking = { asks: { $elemMatch: { id, state: 'waiting' } } }
  const bringing = { _id: { $in: [...inTeam] }, 'qualifications.state': 'waiting' }
  const { page, nextCursor } = await findPage(county, [asking, bringing], paging)
  const choose: Choose = ({ _id, asks }) => ({ asks: asks.filter((ask) => ask.id === id && ask.state === 'waiting'), qualifications: inTeam.has(_id) })
  return { ...(await viewPage(county, page, [choose, () => ({ id, name, active: true })])), nextCursor }
}

const waitsForCounty = (orphans: Orphans): Choose => {
  const { isOrphan, isAlone } = orphans
  return ({ _id, state, asks, qualifications: held }) => ({
    asks: state === 'waiting' && asks.length === 0 ? [null] : asks.filter((ask) => ask.state === 'waiting' && isOrphan(ask.id, _id)),
    qualifications: held.length > 0 && isAlone(_id),
  })
}

/**
 * What waits for the county's administrators (403 for others): who asks to be registered without a team, and requests and qualifications that no
 * leader may decide on.
 */
export const findWaiting = async (actor: Actor, paging: Paging): Promise<Requests> => {
  mustAdminister(actor)
  const { county } = actor
  const orphans = await findOrphans(county)
  const { page, nextCursor } = await findPage(county, [{ state: 'waiting', asks: { $size: 0 } }, { _id: { $in: orphans.people } }], paging)
  return { ...(await viewPage(county, page, [waitsForCounty(orphans), ({ id, name }) => ({ id, name, active: orphans.isActive(id) })])), nextCursor }
}
