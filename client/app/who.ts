import type { Me } from '@contract/people.ts'
import { ref } from 'vue'
import { getMe } from '../lib/api.ts'
import { keepKnown, lastKnown } from '../lib/last-known.ts'
import { goLive } from '../lib/live.ts'
import { asProblem, type Problem } from '../lib/problem.ts'
import { holderOf, readTokens } from '../lib/tokens.ts'

const RETRY_MS = 10_000

/** The person signed in on this device as the server described them last; null when it never did. */
function knownMe(): Me | null {
  const tokens = readTokens()
  const known = lastKnown('me') as Me | null
  return tokens && known?.person.id === holderOf(tokens) ? known : null
}

const rightsOf = ({ person, teams }: Me) =>
  JSON.stringify([...person.roles.map(({ role, unit }) => `${role} ${unit.code}`), ...teams.map(({ id, leader }) => `${id} ${leader}`)].sort())

/** Who is signed in on this device: at once as last time, and asked after behind. */
export function useWho() {
  const me = ref<Me | null>(null)
  const problem = ref<Problem | null>(null)
  let turn = 0
  let isUnsure = false
  let asking = Promise.resolve()
  let retry: ReturnType<typeof setTimeout> | undefined

  /** Reads who this is, when tokens are kept; whom this device knows is here without waiting. Leaves the problem to be shown when nothing is known. */
  function load(): Promise<void> {
    asking = ask()
    const known = me.value ? null : knownMe()
    if (!known) return asking
    me.value = known
    isUnsure = true
    return Promise.resolve()
  }

  async function ask(): Promise<void> {
    const own = ++turn
    clearTimeout(retry)
    problem.value = null
    const answer = await getMe().catch(asProblem)
    if (own === turn) await (answer instanceof Error ? refused(answer) : put(answer))
    if (readTokens()) void goLive()
  }

  function refused(said: Problem): void {
    if (!readTokens()) return
    if (!me.value) problem.value = said
    else if (said.body.code !== 'client.unreachable') retry = setTimeout(() => void load(), RETRY_MS)
  }

  /** What the server says of this person now. Who may do other things than this device thought begins anew: pages are built on it. */
  async function put(answer: Me | null): Promise<void> {
    turn++
    clearTimeout(retry)
    if (answer) keepKnown('me', answer)
    if (answer && me.value && isUnsure && rightsOf(answer) !== rightsOf(me.value)) await begunAnew()
    isUnsure = false
    // What depends on it is drawn anew only when something is new.
    if (JSON.stringify(answer) !== JSON.stringify(me.value)) me.value = answer
    if (!answer) problem.value = null
  }

  return { me, problem, load, put, sure: () => asking }
}

/** Loads the client again, and lets nobody go on meanwhile. */
function begunAnew(): Promise<void> {
  location.reload()
  return new Promise(() => {})
}
