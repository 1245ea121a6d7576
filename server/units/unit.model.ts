import type { UnitLevel } from '../contract/flow.ts'
import type { Point } from '../contract/orders.ts'
import { defineModel, embedded } from '../db/model.ts'

/** One node of the tree county → town → village → grid; `_id` is its official code. */
export type Unit = { _id: string; county: string; name: string; level: UnitLevel; parent: string | null; position?: Point }

export const UnitModel = defineModel<Unit>('Unit', 'units', {
  _id: String, county: String, name: String, level: String, parent: String,
  position: embedded({ type: String, coordinates: [Number] }),
}, [[{ parent: 1, _id: 1 }], [{ county: 1, level: 1, _id: 1 }]])
