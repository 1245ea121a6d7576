import type { UnitLevel } from '../contract/flow.ts'
import type { Point } from '../contract/orders.ts'

/** One node of the tree county → town → village → grid; `_id` is its official code. */
export type Unit = { _id: string; county: string; name: string; level: UnitLevel; parent: string | null; position?: Point }

/** A grid with the units above it. */
export type Place = { county: Unit; town: Unit; village: Unit; grid: Unit }
