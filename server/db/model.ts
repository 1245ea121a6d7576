import mongoose, { Schema, type Model, type SchemaDefinition } from 'mongoose'
import { newId } from './new-id.ts'

type Index = [
  fields: Record<string, 1 | -1 | '2dsphere'>,
  options?: { unique?: true; sparse?: true; expireAfterSeconds?: number; partialFilterExpression?: Record<string, unknown> },
]

/** A model over plain documents with string ids; its indexes are built once at the start, by db/prepare. */
export const defineModel = <T>(name: string, collection: string, fields: SchemaDefinition, indexes: Index[] = []): Model<T> => {
  const schema = new Schema(
    { _id: { type: String, default: newId }, ...fields },
    { collection, versionKey: false, autoIndex: false, autoCreate: false, minimize: false, strict: 'throw' },
  )
  for (const [keys, options] of indexes) schema.index(keys, options)
  return mongoose.model(name, schema) as unknown as Model<T>
}

/** Declares an optional embedded document; absent stays absent. */
export const embedded = (fields: SchemaDefinition) => ({ type: new Schema(fields, { _id: false }), default: undefined })
