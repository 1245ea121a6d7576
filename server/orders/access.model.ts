import type { Role } from '../contract/flow.ts'
import type { Named, NumberedOrder } from '../contract/orders.ts'
import { defineModel, embedded } from '../db/model.ts'

/** One reveal of contact details that was granted. Written before the details are answered, never changed. */
export type AccessRecord = { _id: string; county: string; order: NumberedOrder; by: Named; role: Role; purpose: string; at: Date }

export const AccessModel = defineModel<AccessRecord>(
  'Access',
  'accesses',
  { county: String, order: embedded({ id: String, no: String }), by: embedded({ id: String, name: String }), role: String, purpose: String, at: Date },
  [[{ county: 1, _id: -1 }], [{ county: 1, 'by.id': 1, _id: -1 }], [{ county: 1, 'order.id': 1, _id: -1 }]],
)
