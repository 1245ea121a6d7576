import type { Role } from '@contract/flow.ts'
import type { Me, PersonView, Session } from '@contract/people.ts'
import { defineStore } from 'pinia'
import { ref } from 'vue'
import { changeMe, getMe, logOut } from '../lib/api.ts'
import { forgetKnown, orLastKnown } from '../lib/last-known.ts'
import { goLive, leaveLive } from '../lib/live.ts'
import { asProblem, type Problem } from '../lib/problem.ts'
import { keepTokens, readTokens } from '../lib/tokens.ts'
import { useRoleChoice } from './role-choice.ts'

/** Who is signed in on this device. */
export const useSession = defineStore('session', () => {
  const me = ref<Me | null>(null)
  const problem = ref<Problem | null>(null)
  const { held, shown, ...choice } = useRoleChoice(me)
  // Whether the work of one of these roles is shown, and whether this person holds one, shown or not.
  const has = (...wanted: Role[]) => wanted.some((role) => shown.value.has(role))
  const may = (...wanted: Role[]) => wanted.some((role) => held.value.includes(role))
  const leads = (team: string) => me.value?.teams.some(({ id, leader }) => leader && id === team) ?? false

  /** Reads who this is, when tokens are kept, as far as this device knows where there is no network; leaves the problem to be shown when nothing is known. */
  async function load(): Promise<void> {
    problem.value = null
    try {
      me.value = await orLastKnown('me', getMe)
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
    me.value = await changeMe(changes)
  }

  async function signOut(): Promise<void> {
    await (await import('../lib/push.ts')).unsubscribeHere().catch(asProblem)
    const tokens = readTokens()
    if (tokens) await logOut(tokens.refreshToken).catch(asProblem)
    forget()
  }

  function forget(): void {
    void import('../lib/push.ts').then(({ deafenHere }) => deafenHere())
    keepTokens(null)
    forgetKnown()
    leaveLive()
    me.value = problem.value = null
  }

  return { me, problem, held, ...choice, has, may, leads, load, begin, change, signOut, forget }
})
