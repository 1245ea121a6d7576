import { now } from '../clock.ts'
import { joined } from '../db/connect.ts'
import { hasRole, type Actor } from '../people/actor.ts'
import { Problem } from '../problems.ts'
import { planThread } from './plan-thread.ts'

/** Whoever may accept a plan may see it: the county's dispatchers. */
export const mustPlan = (actor: Actor) => {
  if (!hasRole(actor, 'dispatcher', actor.county)) throw new Problem('forbidden')
}

const longestMs = 180_000
const running = new Map<string, Promise<Uint8Array>>()

const workOut = async ({ county, language }: Actor) => {
  const signal = AbortSignal.timeout(longestMs)
  try {
    return await planThread.run({ uri: joined(), county, language, at: now() }, signal)
  } catch (error) {
    throw signal.aborted ? new Problem('unavailable') : error
  }
}

/**
 * A proposal for all orders that wait for the centre, beside what taking them one by one would come to: the JSON of a PlanView. Nothing is
 * dispatched. Who asks while their county's is worked out gets that one. 403 for all but dispatchers, 503 after three minutes.
 */
export const proposePlan = async (actor: Actor): Promise<Uint8Array> => {
  mustPlan(actor)
  const asked = `${actor.county}/${actor.language}`
  const plan = running.get(asked) ?? workOut(actor).finally(() => running.delete(asked))
  running.set(asked, plan)
  return plan
}
