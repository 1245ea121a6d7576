import type { Actor } from '../people/actor.ts'
import { absent } from '../problems.ts'
import { decidedMeanwhile } from './decided.ts'
import { VolunteerModel } from './volunteer.model.ts'

/** Takes one's application back while it waits: nothing of it is kept. 404 when there is none, 409 once decided. */
export const withdrawApplication = async ({ id }: Actor) => {
  const { deletedCount } = await VolunteerModel.deleteOne({ _id: id, state: 'waiting' })
  if (deletedCount === 1) return
  if (await VolunteerModel.exists({ _id: id })) throw await decidedMeanwhile(id)
  throw absent('person')
}

/** Takes a registered volunteer's request to join a team back while it waits; 404 when they did not ask, 409 once decided. */
export const withdrawAsk = async ({ id, teams }: Actor, team: string) => {
  const waiting = { id: team, state: 'waiting' as const }
  const { modifiedCount } = await VolunteerModel.updateOne({ _id: id, state: 'registered', asks: { $elemMatch: waiting } }, { $pull: { asks: waiting } })
  if (modifiedCount === 1) return
  const joined = teams.some((own) => own.id === team)
  if (joined || (await VolunteerModel.exists({ _id: id, 'asks.id': team }))) throw await decidedMeanwhile(id, { team, joined })
  throw absent('team')
}
