import type { Request, Response } from 'express'
import { config } from '../config.ts'
import { refreshDays, seal } from './tokens.ts'

// A picture in a page cannot send a token. A cookie that only the photos' address receives names the sign-in it stands for; it opens nothing else.

const name = 'liudan-photos'
const settings = { httpOnly: true, sameSite: 'strict', path: '/api/v1/photos', secure: config.NODE_ENV === 'production' } as const

const passOf = (sid: string) => `${sid}.${seal(`photos/${sid}`)}`
const given = new RegExp(`(?:^|;\\s*)${name}=([^;.]+)\\.([^;]+)`)

/** Gives a browser the pass of the sign-in this refresh token belongs to, for as long as the token lives. */
export const givePass = (response: Response, refreshToken: string) =>
  void (response.headersSent || response.cookie(name, passOf(refreshToken.split('.')[0]!), { ...settings, maxAge: refreshDays * 86_400_000 }))

/** Takes the pass back from a browser. */
export const takePass = (response: Response) => void response.clearCookie(name, settings)

/** The sign-in a request's pass stands for; undefined without a pass of this server's making. */
export const readPass = (request: Request) => {
  const [, sid = '', proof = ''] = given.exec(request.get('Cookie') ?? '') ?? []
  return `${sid}.${proof}` === passOf(sid) ? sid : undefined
}
