import { now } from '../clock.ts'
import { joined } from '../db/connect.ts'
import { hasRole, type Actor } from '../people/actor.ts'
import { Problem } from '../problems.ts'
import { planThread } from './plan-thread.ts'

/** Whoever may accept a plan may see it: the county's dispatchers. */
export const mustPlan = (actor: Actor) => {
  if (!hasRole(actor, 'dispatcher', actor.county)) throw new Problem('forbidden')
}

/**
 * A proposal for all orders that wait for the centre, beside what taking them one by one would come to: the JSON of a PlanView. Nothing is
 * dispatched. 403 for all but dispatchers.
 */
export const proposePlan = async (actor: Actor): Promise<Uint8Array> => {
  mustPlan(actor)
  return planThread.run({ uri: joined(), county: actor.county, language: actor.language, at: now() })
}
