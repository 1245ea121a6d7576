import type { Role } from '../contract/flow.ts'
import type { Named, NumberedOrder } from '../contract/orders.ts'
import { defineModel, embedded } from '../db/model.ts'

/** One reveal that was granted, of an order's contact details or a volunteer's ID number. Written before it is answered, never changed. */
export type AccessRecord = { _id: string; county: string; order?: NumberedOrder; volunteer?: Named; by: Named; role: Role; purpose: string; at: Date }

export const AccessModel = defineModel<AccessRecord>(
  'Access',
  'accesses',
  {
    county: String,
    order: embedded({ id: String, no: String }),
    volunteer: embedded({ id: String, name: String }),
    by: embedded({ id: String, name: String }),
    role: String,
    purpose: String,
    at: Date,
  },
  [[{ county: 1, _id: -1 }], [{ county: 1, 'by.id': 1, _id: -1 }], [{ county: 1, 'order.id': 1, _id: -1 }]],
)
