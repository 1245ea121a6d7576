import type { Request } from 'express'
import { languageOf } from '../http/problem-handler.ts'
import { isOnReadableOrder } from '../orders/photos-on-orders.ts'
import type { Actor } from '../people/actor.ts'
import { findActor } from '../people/find-people.ts'
import { absent, Problem } from '../problems.ts'
import { findSignedIn } from '../sessions/find-session.ts'
import { askBearer } from '../sessions/passport.ts'
import { readPass } from '../sessions/photo-pass.ts'
import { isOnOwnVolunteers } from '../volunteers/qualification-photos.ts'
import { photoPath } from './photo-files.ts'
import { sizes } from './photo-links.ts'
import { PhotoModel } from './photo.model.ts'

// A photo is readable by its owner, by those who may read an order that carries it, and by those who decide on the qualification it shows.

/** Who asks for a photo, by bearer token or by the pass of a page, as they are now; 401 without either or once the sign-in has ended. */
export const findReader = async (request: Request): Promise<Actor> => {
  const claims = await askBearer(request)
  const sid = claims ? claims.sid : readPass(request)
  if (!sid) throw new Problem('auth.required')
  const person = await findSignedIn(sid)
  const actor = person && (await findActor(person, languageOf(request)))
  if (!actor) throw new Problem('auth.session-ended')
  return actor
}

/** Where a picture lies that this person may read; 404 for what is absent or out of reach. */
export const findPicture = async (actor: Actor, id: string, size: string) => {
  const wanted = sizes.find((known) => known === size)
  const photo = await PhotoModel.findById(id, { owner: 1 }).lean()
  if (!wanted || !photo) throw absent('photo')
  if (photo.owner !== actor.id && !(await isOnReadableOrder(actor, id)) && !(await isOnOwnVolunteers(actor, id))) throw absent('photo')
  return photoPath(id, wanted)
}
