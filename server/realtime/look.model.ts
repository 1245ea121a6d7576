import { defineModel, embedded } from '../db/model.ts'
import type { Named } from '../contract/orders.ts'

/** That someone of a county's centre has an order open, by the id of their connection; it holds while `at` is renewed. */
export type Look = { _id: string; county: string; order: string; person: Named; at: Date; expire: Date }

export const LookModel = defineModel<Look>(
  'Look',
  'looks',
  { county: String, order: String, person: embedded({ id: String, name: String }), at: Date, expire: Date },
  [[{ county: 1, at: 1 }], [{ expire: 1 }, { expireAfterSeconds: 0 }]],
)
