import { hash } from '@node-rs/argon2'
import { now } from '../clock.ts'
import { config } from '../config.ts'
import type { Language } from '../contract/flow.ts'
import { newId } from '../db/new-id.ts'
import { isDuplicate } from '../db/duplicate.ts'
import { invalid, Problem } from '../problems.ts'
import { findPlace } from '../units/find-units.ts'
import { PersonModel } from './person.model.ts'
import type { Person } from './person.ts'

/** Hashes a password with argon2id (m = 19456 KiB, t = 2). */
export const hashPassword = (password: string) => hash(password, { memoryCost: 19_456, timeCost: 2 })

export type Registration = { phone: string; password: string; name: string; grid?: string }

/** Makes a resident of the grid's county, or of the default county; a phone registers once (409). */
export const registerPerson = async ({ phone, password, name, grid }: Registration, language: Language): Promise<Person> => {
  const place = grid ? await findPlace(grid) : undefined
  if (grid && !place) throw invalid({ pointer: '/grid', detail: language === 'en' ? 'No such grid.' : '没有这个网格。' })
  const county = place?.county._id ?? config.DEFAULT_COUNTY
  const person: Person = {
    _id: newId(),
    county,
    name,
    phone,
    passwordHash: await hashPassword(password),
    roles: [{ role: 'resident', unit: county }],
    ...(grid && { grid }),
    createdAt: now(),
  }
  try {
    await PersonModel.create(person)
  } catch (error) {
    if (isDuplicate(error)) throw new Problem('person.phone-taken')
    throw error
  }
  return person
}

/** Replaces a person's password. */
export const changePassword = async (id: string, password: string) => {
  await PersonModel.updateOne({ _id: id }, { $set: { passwordHash: await hashPassword(password) } })
}
