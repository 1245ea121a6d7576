import type { PersonView, Session } from '@contract/people.ts'
import { defineStore } from 'pinia'
import { changeMe, changePassword, logOut } from '../lib/api.ts'
import { renewBy } from '../lib/http.ts'
import { forgetKnown } from '../lib/last-known.ts'
import { leaveLive } from '../lib/live.ts'
import { asProblem } from '../lib/problem.ts'
import { deafenHere, subscribeAgain, unsubscribeHere } from '../lib/push.ts'
import { keepTokens } from '../lib/tokens.ts'
import { forgetTold } from '../lib/use-sending.ts'
import { useRoleChoice } from './role-choice.ts'
import { useWho } from './who.ts'

// Where the browser or the server does not end or take up push, what it was for goes on.
const withoutPush = (error: unknown) => void (error instanceof DOMException || asProblem(error))

/** Nothing is left here, whether the server hears of it or not. */
async function leave(): Promise<null> {
  await logOut().catch(asProblem)
  return null
}

export type Passwords = { current: string; password: string }

/** Who is signed in on this device. */
export const useSession = defineStore('session', () => {
  const { me, problem, load, put, sure } = useWho()
  const roles = useRoleChoice(me)
  const leads = (team: string) => me.value?.teams.some(({ id, leader }) => leader && id === team) ?? false

  /** Begins the session that signing in or registering answers; throws its Problem when it is refused. */
  async function begin(asked: Promise<Session>): Promise<void> {
    keepTokens(await asked)
    forgetKnown()
    await load()
  }

  /** Changes what one may change of oneself; throws the Problem when it is refused. */
  async function change(changes: Partial<Pick<PersonView, 'language' | 'quietHours'>>): Promise<void> {
    await put(await changeMe(changes))
  }

  /** That a sign-in ended elsewhere is found out as everywhere, by asking who this is. */
  async function refused(error: unknown): Promise<never> {
    if (asProblem(error).body.code === 'auth.session-ended') await load()
    throw error
  }

  /** Changes one's password, which ends all other sign-ins; throws the Problem when it is refused. Sent again under its key, it is changed once. */
  async function replacePassword({ current, password }: Passwords, key: string): Promise<void> {
    await renewBy(() => changePassword(current, password, key)).catch(refused)
    await subscribeAgain().catch(withoutPush)
    leaveLive()
    await load()
  }

  async function signOut(): Promise<void> {
    await unsubscribeHere().catch(withoutPush)
    await renewBy(leave).catch(asProblem)
    forget()
  }

  function forget(): void {
    void deafenHere().catch(withoutPush)
    keepTokens(null)
    forgetKnown()
    forgetTold()
    leaveLive()
    void put(null)
  }

  return { me, problem, ...roles, leads, load, sure, begin, change, replacePassword, signOut, forget }
})
