import { defineGlobalModel } from '../db/model.ts'
import type { Person } from './person.ts'

export const PersonModel = defineGlobalModel<Person>(
  { name: 'Person', collection: 'people', why: 'a phone signs in, and is registered, once in all counties' },
  {
    county: String,
    name: String,
    phone: String,
    passwordHash: String,
    roles: [{ _id: false, role: String, unit: String }],
    grid: String,
    language: String,
    quietHours: {},
    createdAt: Date,
  },
  [[{ phone: 1 }, { unique: true }], [{ county: 1, 'roles.role': 1, 'roles.unit': 1 }]],
)
