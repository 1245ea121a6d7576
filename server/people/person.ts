import type { Language, Role } from '../contract/flow.ts'
import type { QuietHours } from '../contract/people.ts'

export type Person = {
  _id: string
  county: string
  name: string
  phone: string
  passwordHash: string
  roles: { role: Role; unit: string }[]
  grid?: string
  /** Of push and SMS; Chinese while absent. */
  language?: Language
  /** Null: none; the usual ones while absent. */
  quietHours?: QuietHours | null
  createdAt: Date
}
