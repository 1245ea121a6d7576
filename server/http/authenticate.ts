import type { RequestHandler } from 'express'
import { findActor } from '../people/find-people.ts'
import type { Actor } from '../people/actor.ts'
import { Problem } from '../problems.ts'
import { isLive } from '../sessions/find-session.ts'
import { askBearer } from '../sessions/passport.ts'
import { noteLeader } from '../teams/note-leader.ts'
import { languageOf } from './problem-handler.ts'

declare module 'express-serve-static-core' {
  interface Request {
    actor?: Actor
  }
}

/** Puts the signed-in person on the request, with roles read for this very request; 401 without a valid token of a live sign-in. */
export const authenticate: RequestHandler = async (request, _response, next) => {
  const claims = await askBearer(request)
  if (!claims) throw new Problem('auth.required')
  const [live, actor] = await Promise.all([isLive(claims.sid), findActor(claims.sub, languageOf(request))])
  if (!live || !actor) throw new Problem('auth.session-ended')
  request.actor = { ...actor, session: claims.sid }
  await noteLeader(actor)
  next()
}
