import { LRUCache } from 'lru-cache'
import { now } from '../clock.ts'
import { ledTeams, type Actor } from '../people/actor.ts'
import { TeamModel } from './team.model.ts'

// Whatever a leader does is a sign of life; one a minute is kept.
const noted = new LRUCache<string, true>({ max: 20_000, ttl: 60_000 })

/** Keeps that this person's teams can be reached now, where they lead any. */
export const noteLeader = async (actor: Actor) => {
  if (ledTeams(actor).length === 0 || noted.has(actor.id)) return
  noted.set(actor.id, true)
  await TeamModel.updateMany({ county: actor.county, 'leader.id': actor.id }, { $set: { leaderSeenAt: now() } })
}
