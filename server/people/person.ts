import type { Role } from '../contract/flow.ts'

export type Person = {
  _id: string
  county: string
  name: string
  phone: string
  passwordHash: string
  roles: { role: Role; unit: string }[]
  grid?: string
  createdAt: Date
}
