import type { Me, PersonView, Session } from '@contract/people.ts'
import { defineStore } from 'pinia'
import { ref } from 'vue'
import { changeMe, logOut } from '../lib/api.ts'
import { forgetKnown, keepKnown } from '../lib/last-known.ts'
import { goLive, leaveLive } from '../lib/live.ts'
import { asProblem, type Problem } from '../lib/problem.ts'
import { keepTokens, readTokens } from '../lib/tokens.ts'
import { askWho, knownMe } from './known-me.ts'
import { useRoleChoice } from './role-choice.ts'

/** Who is signed in on this device. */
export const useSession = defineStore('session', () => {
  const me = ref<Me | null>(null)
  const problem = ref<Problem | null>(null)
  const roles = useRoleChoice(me)
  const leads = (team: string) => me.value?.teams.some(({ id, leader }) => leader && id === team) ?? false

  /** Reads who this is, when tokens are kept. Whom this device knows is here at once, and asked after behind; leaves the problem to be shown when nothing is known. */
  async function load(): Promise<void> {
    const known = me.value ? null : knownMe()
    if (known) me.value = known
    await (known ? void ask() : ask())
  }

  async function ask(): Promise<void> {
    problem.value = null
    const before = me.value
    try {
      const answer = await askWho(before)
      // What was changed or ended meanwhile stays so.
      if (readTokens() && me.value === before) me.value = answer
      void goLive()
    } catch (error) {
      problem.value = asProblem(error)
      if (problem.value.body.status === 401) forget()
    }
  }

  /** Begins the session that signing in or registering answers; throws its Problem when it is refused. */
  async function begin(asked: Promise<Session>): Promise<void> {
    keepTokens(await asked)
    forgetKnown()
    await load()
  }

  /** Changes what one may change of oneself; throws the Problem when it is refused. */
  async function change(changes: Partial<Pick<PersonView, 'language' | 'quietHours'>>): Promise<void> {
    me.value = keepKnown('me', await changeMe(changes))
  }

  async function signOut(): Promise<void> {
    await takeLeave()
    forget()
  }

  function forget(): void {
    forgetHere()
    me.value = problem.value = null
  }

  return { me, problem, ...roles, leads, load, begin, change, signOut, forget }
})

/** Tells the server that nobody is here any more; where it cannot be reached, the session ends by itself. */
async function takeLeave(): Promise<void> {
  await (await import('../lib/push.ts')).unsubscribeHere().catch(asProblem)
  const tokens = readTokens()
  if (tokens) await logOut(tokens.refreshToken).catch(asProblem)
}

function forgetHere(): void {
  void import('../lib/push.ts').then(({ deafenHere }) => deafenHere())
  keepTokens(null)
  forgetKnown()
  leaveLive()
}
