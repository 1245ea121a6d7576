import { demoAccounts, demoPassword } from '../../server/people/demo-accounts.ts'
import { callerFor, describe, type Caller } from '../simulate/caller.ts'
import type { Who } from './rows.ts'

// Everybody who opens a page: the demo account of each role and of two, and two residents who register here.

const newcomers = { newcomer: { phone: '13900000001', name: '何新来' }, applicant: { phone: '13900000002', name: '吕报名' } }

/** Everybody's way to the API by their own token. */
export type People = Record<Exclude<Who, 'nobody'>, Caller & { token: string }>

/** The number somebody signs in with. */
export const phoneOf = (who: keyof People) =>
  who === 'newcomer' || who === 'applicant' ? newcomers[who].phone : demoAccounts.find(({ role, also }) => (who === 'several' ? also : role === who))!.phone

const accounts = [...Object.keys(newcomers), 'several'].concat(demoAccounts.map(({ role }) => role)) as (keyof People)[]

/** Registers the two newcomers, signs the others in, and answers everybody's way to the API. */
export const bringPeople = async (url: string): Promise<People> => {
  const enter = async (who: keyof People) => {
    const known = { phone: phoneOf(who), password: demoPassword }
    const path = who in newcomers ? '/auth/register' : '/auth/login'
    const answer = await callerFor(url).post<{ accessToken: string }>(path, who in newcomers ? { ...known, name: newcomers[who as 'newcomer'].name } : known)
    if (!answer.ok) throw new Error(describe(`${path} of ${who}`, answer))
    return [who, { ...callerFor(url, answer.body.accessToken), token: answer.body.accessToken }] as const
  }
  return Object.fromEntries(await Promise.all([...new Set(accounts)].map(enter))) as People
}
