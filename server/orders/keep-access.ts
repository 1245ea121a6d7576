import { now } from '../clock.ts'
import type { Role } from '../contract/flow.ts'
import type { Named } from '../contract/orders.ts'
import { newId } from '../db/new-id.ts'
import type { Actor } from '../people/actor.ts'
import { AccessModel } from './access.model.ts'

type About = { volunteer: Named; role: Role; purpose: string }

/** Keeps that someone has a volunteer's ID number revealed, in the same book as the reveals of contact details. */
export const keepAccess = async ({ id, name, county }: Actor, { volunteer, role, purpose }: About) => {
  await AccessModel.create({ _id: newId(), county, volunteer, by: { id, name }, role, purpose, at: now() })
}
