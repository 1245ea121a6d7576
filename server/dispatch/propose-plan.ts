import { now } from '../clock.ts'
import { joined } from '../db/connect.ts'
import { hasRole, type Actor } from '../people/actor.ts'
import { Problem, unavailable } from '../problems.ts'
import { planThread } from './plan-thread.ts'

/** Whoever may accept a plan may see it: the county's dispatchers. */
export const mustPlan = (actor: Actor) => {
  if (!hasRole(actor, 'dispatcher', actor.county)) throw new Problem('forbidden')
}

const longestMs = 180_000

// Of each county one plan is worked out at a time; all who ask meanwhile share the next one, so that each gets the queue as it stood when they asked, or later.
type Turn = { running: Promise<unknown>; next?: Promise<Uint8Array> }
const turns = new Map<string, Turn>()

const workOut = async ({ county, language }: Actor) => {
  const signal = AbortSignal.timeout(longestMs)
  const plan = await planThread.run({ uri: joined(), county, language, at: now() }, signal).catch((error: unknown) => {
    throw signal.aborted ? unavailable() : error
  })
  if (!plan) throw unavailable()
  return plan
}

const begin = (actor: Actor, asked: string) => {
  const plan = workOut(actor)
  const running = plan.catch(() => {}).then(() => turns.delete(asked))
  turns.set(asked, { running })
  return plan
}

/**
 * A proposal for all orders that wait for the centre, beside what taking them one by one would come to: the JSON of a PlanView. Nothing is
 * dispatched. 403 for all but dispatchers, 503 after three minutes.
 */
export const proposePlan = async (actor: Actor): Promise<Uint8Array> => {
  mustPlan(actor)
  const asked = `${actor.county}/${actor.language}`
  const turn = turns.get(asked)
  if (!turn) return begin(actor, asked)
  turn.next ??= turn.running.then(() => begin(actor, asked))
  return turn.next
}
