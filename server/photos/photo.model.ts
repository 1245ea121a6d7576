import { defineModel } from '../db/model.ts'

/** A photo as it was sent in, cleaned; the pictures lie in the photo folder under its id. `loose` until it was found on an order. */
export type PhotoRecord = { _id: string; county: string; owner: string; width: number; height: number; loose?: true; createdAt: Date }

export const PhotoModel = defineModel<PhotoRecord>(
  'Photo',
  'photos',
  { county: String, owner: String, width: Number, height: Number, loose: Boolean, createdAt: Date },
  [[{ county: 1, owner: 1 }], [{ loose: 1, _id: 1 }, { partialFilterExpression: { loose: true } }]],
)
