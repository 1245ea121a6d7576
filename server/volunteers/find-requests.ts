import type { Page } from '../contract/orders.ts'
import type { Requests, VolunteerRequest } from '../contract/volunteers.ts'
import type { Actor } from '../people/actor.ts'
import { findColleagues } from '../people/find-people.ts'
import type { Person } from '../people/person.ts'
import { mustAdminister, mustDecideFor } from './deciders.ts'
import { viewQualification, viewRequest } from './view-volunteer.ts'
import type { Volunteer } from './volunteer.ts'
import { VolunteerModel } from './volunteer.model.ts'

const most = 200

const peopleOf = async (county: string, volunteers: Volunteer[]): Promise<Map<string, Person>> => {
  const people = await findColleagues(
    county,
    volunteers.map(({ _id }) => _id),
  )
  return new Map(people.map((person) => [person._id, person]))
}

/** Who asks to join a team, and which of its members' qualifications wait, oldest first: for its leader and the county's administrators. */
export const findRequests = async (actor: Actor, id: string): Promise<Requests> => {
  const { county } = actor
  const { members } = await mustDecideFor(actor, id)
  const asking = { asks: { $elemMatch: { id, state: 'waiting' as const } } }
  const bringing = { _id: { $in: members.map((member) => member.id) }, 'qualifications.state': 'waiting' as const }
  const found = await VolunteerModel.find({ county, $or: [asking, bringing] })
    .sort({ appliedAt: 1 })
    .limit(most)
    .lean<Volunteer[]>()
  const people = await peopleOf(county, found)
  const items = found.flatMap((volunteer) => {
    const ask = volunteer.asks.find((ask) => ask.id === id && ask.state === 'waiting')
    return ask ? [viewRequest(volunteer, people.get(volunteer._id)!, ask.at)] : []
  })
  const isMember = new Set(members.map((member) => member.id))
  const qualifications = found
    .filter(({ _id }) => isMember.has(_id))
    .flatMap(({ _id, qualifications }) => qualifications.filter(({ state }) => state === 'waiting').map((held) => ({ _id, held })))
    .map(({ _id, held }) => ({ person: { id: _id, name: people.get(_id)!.name }, qualification: viewQualification(_id, held) }))
  return { items, qualifications }
}

/** Who waits to be registered without a team, oldest first: for the county's administrators (403). `cursor` is the id after which a page goes on. */
export const findWaiting = async (actor: Actor, { limit, cursor }: { limit: number; cursor?: string }): Promise<Page<VolunteerRequest>> => {
  mustAdminister(actor)
  const { county } = actor
  const found = await VolunteerModel.find({ county, state: 'waiting', asks: { $size: 0 }, ...(cursor && { _id: { $gt: cursor } }) })
    .sort({ _id: 1 })
    .limit(limit + 1)
    .lean<Volunteer[]>()
  const page = found.slice(0, limit)
  const people = await peopleOf(county, page)
  const items = page.map((volunteer) => viewRequest(volunteer, people.get(volunteer._id)!, volunteer.appliedAt))
  return { items, nextCursor: found.length > limit ? page.at(-1)!._id : null }
}
