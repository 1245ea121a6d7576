import { defineModel } from '../db/model.ts'

/** Where a person is checked in now: one order at a time, by the key. Written with the move that opens or closes the visit. */
export type Attending = { _id: string; order: string; no: string }

export const AttendingModel = defineModel<Attending>('Attending', 'attending', { order: String, no: String })
