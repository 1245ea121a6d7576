import type { Role } from '../../server/contract/flow.ts'
import type { Me, Session, TeamView } from '../../server/contract/people.ts'
import { demoPassword } from '../../server/people/demo-accounts.ts'
import { callerFor, describe, type Caller } from './caller.ts'
import { inParallel } from './in-parallel.ts'

/** Someone signed in: one session, one token, the roles and teams the server told of. */
export type Person = Caller & {
  id: string
  name: string
  phone: string
  token: string
  grid: string | null
  roles: Set<Role>
  /** Which role they hold at which unit, by its code. */
  posts: { role: Role; unit: string }[]
  /** The teams they lead. */
  leads: TeamView[]
}

const signInsAtOnce = 4

const signIn = async (url: string, phone: string): Promise<Person> => {
  const answer = await callerFor(url).post<Session>('/auth/login', { phone, password: demoPassword })
  if (!answer.ok) throw new Error(describe(`signing in ${phone}`, answer))
  const {
    accessToken: token,
    person: { id, name, grid, roles },
  } = answer.body
  const posts = roles.map(({ role, unit }) => ({ role, unit: unit.code }))
  const caller = callerFor(url, token)
  const { teams } = await caller.get<Me>('/me')
  const leads = await Promise.all(teams.filter(({ leader }) => leader).map((team) => caller.get<TeamView>(`/teams/${team.id}`)))
  return { ...caller, id, name, phone, token, grid, roles: new Set(posts.map(({ role }) => role)), posts, leads }
}

/** Whether a person holds this role at one of these units. */
export const holdsAt = ({ posts }: Pick<Person, 'posts'>, role: Role, units: string[]) => posts.some((post) => post.role === role && units.includes(post.unit))

/** Signs everyone in, a few at a time: a password costs the server 50 ms. */
export const signInAll = (url: string, phones: string[]) => inParallel(phones, signInsAtOnce, (phone) => signIn(url, phone))
