import { defineModel, embedded } from '../db/model.ts'
import type { Unit } from './unit.ts'

export const UnitModel = defineModel<Unit>(
  'Unit',
  'units',
  { _id: String, county: String, name: String, level: String, parent: String, position: embedded({ type: String, coordinates: [Number] }) },
  [[{ parent: 1, _id: 1 }], [{ county: 1, level: 1, _id: 1 }]],
)
