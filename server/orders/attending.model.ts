import { defineGlobalModel } from '../db/model.ts'

/** Where a person is checked in now: one order at a time, by the key. Written with the move that opens or closes the visit. */
export type Attending = { _id: string; order: string; no: string }

export const AttendingModel = defineGlobalModel<Attending>(
  { name: 'Attending', collection: 'attending', why: 'a person is in one place, in whichever county' },
  { order: String, no: String },
)
