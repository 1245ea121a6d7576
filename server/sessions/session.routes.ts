import Joi from 'joi'
import type { Language } from '../contract/flow.ts'
import { phone as mobile, type Route } from '../http/route.ts'
import { registerPerson, type Registration } from '../people/register-person.ts'
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

export const sessionRoutes: Route[] = [
  {
    method: 'post',
    path: '/auth/register',
    summary: '注册 / Register as a resident',
    access: 'public',
    status: 201,
    body: registration,
    run: ({ language }, { body }) => register(body, language),
  },
  {
    method: 'post',
    path: '/auth/login',
    summary: '登录 / Sign in',
    access: 'public',
    body: Joi.object({ phone, password: Joi.string().max(200).required() }),
    run: (_, { body }) => login(body),
  },
  {
    method: 'post',
    path: '/auth/refresh',
    summary: '续期 / A new pair of tokens',
    access: 'public',
    body: Joi.object({ refreshToken: Joi.string().max(200).required() }),
    run: (_, { body }) => refresh(body),
  },
  { method: 'post', path: '/auth/logout', summary: '退出 / Sign out', status: 204, run: (actor) => signOut(actor) },
  {
    method: 'post',
    path: '/auth/password',
    summary: '修改密码 / Change the password; ends all other sign-ins',
    body: Joi.object({ current: Joi.string().max(200).required(), password }),
    run: (actor, { body }) => replacePassword(actor, body),
  },
]
