import type { Response } from 'express'
import Joi from 'joi'
import type { Language } from '../contract/flow.ts'
import type { Session } from '../contract/people.ts'
import { phone as mobile, type Route } from '../http/route.ts'
import type { Actor } from '../people/actor.ts'
import { registerPerson, type Registration } from '../people/register-person.ts'
import { givePass, takePass } from './photo-pass.ts'
import { refreshSession } from './refresh-session.ts'
import { signIn } from './sign-in.ts'
import { signOut, replacePassword } from './sign-out.ts'
import { startSession } from './start-session.ts'

const phone = mobile.required()
const password = Joi.string().min(10).max(200).required()
const registration = Joi.object({
  phone,
  password,
  name: Joi.string().trim().min(1).max(40).required(),
  grid: Joi.string().pattern(/^\d{15,18}$/, 'grid code'),
})
const register = async (input: Registration, language: Language) => startSession(await registerPerson(input, language))

type Credentials = { phone: string; password: string }
const login = ({ phone, password }: Credentials) => signIn(phone, password)
const refresh = ({ refreshToken }: { refreshToken: string }) => refreshSession(refreshToken)

const withPass = async (response: Response, asked: Promise<Session>) => {
  const session = await asked
  givePass(response, session.refreshToken)
  return session
}

const logout = async (actor: Actor, response: Response) => {
  await signOut(actor)
  takePass(response)
  response.set('Clear-Site-Data', '"cache"')
}

export const sessionRoutes: Route[] = [
  {
    method: 'post',
    path: '/auth/register',
    summary: '注册 / Register as a resident',
    access: 'public',
    status: 201,
    body: registration,
    run: ({ language }, { body }, response) => withPass(response, register(body, language)),
  },
  {
    method: 'post',
    path: '/auth/login',
    summary: '登录 / Sign in',
    access: 'public',
    body: Joi.object({ phone, password: Joi.string().max(200).required() }),
    run: (_, { body }, response) => withPass(response, login(body)),
  },
  {
    method: 'post',
    path: '/auth/refresh',
    summary: '续期 / A new pair of tokens',
    access: 'public',
    body: Joi.object({ refreshToken: Joi.string().max(200).required() }),
    run: (_, { body }, response) => withPass(response, refresh(body)),
  },
  { method: 'post', path: '/auth/logout', summary: '退出 / Sign out', status: 204, endsSession: true, run: (actor, _, response) => logout(actor, response) },
  {
    method: 'post',
    path: '/auth/password',
    summary: '修改密码 / Change the password; ends all other sign-ins, and push on every device',
    endsSession: true,
    body: Joi.object({ current: Joi.string().max(200).required(), password }),
    run: (actor, { body }, response) => withPass(response, replacePassword(actor, body)),
  },
]
