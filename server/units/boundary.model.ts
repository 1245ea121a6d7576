import { defineModel } from '../db/model.ts'

/** A county's polygons as they are sent: one document, so that they change as a whole. `tag` names the version. */
type Boundaries = { _id: string; county: string; tag: string; text: string }

export const BoundaryModel = defineModel<Boundaries>('Boundaries', 'boundaries', { county: String, tag: String, text: String })
