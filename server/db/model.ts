import mongoose, { Schema, type Model, type SchemaDefinition } from 'mongoose'
import { newId } from './new-id.ts'

type Index = [
  fields: Record<string, 1 | -1 | '2dsphere'>,
  options?: { unique?: true; sparse?: true; expireAfterSeconds?: number; partialFilterExpression?: Record<string, unknown> },
]

const define = <T>(name: string, collection: string, fields: SchemaDefinition, indexes: Index[]): Model<T> => {
  const schema = new Schema(
    { _id: { type: String, default: newId }, ...fields },
    { collection, versionKey: false, autoIndex: false, autoCreate: false, minimize: false, strict: 'throw' },
  )
  for (const [keys, options] of indexes) schema.index(keys, options)
  return mongoose.model(name, schema) as unknown as Model<T>
}

/**
 * A model over a county's plain documents with string ids; its indexes are built once at the start, by db/prepare. Its unique indexes begin with the
 * county, and what upserts or takes one document names it: each county's data may lie on a shard of its own (docs/sharding.md).
 */
export const defineModel = <T extends { county: string }>(name: string, collection: string, fields: SchemaDefinition, indexes: Index[] = []) =>
  define<T>(name, collection, fields, indexes)

/** Collections that belong to no county → why. */
export const globalCollections = new Map<string, string>()

/** A model whose documents are found before a county is known, or are unique among all counties; `why` says so. */
export const defineGlobalModel = <T>(kind: { name: string; collection: string; why: string }, fields: SchemaDefinition, indexes: Index[] = []) => {
  globalCollections.set(kind.collection, kind.why)
  return define<T>(kind.name, kind.collection, fields, indexes)
}

/** Declares an optional embedded document; absent stays absent. */
export const embedded = (fields: SchemaDefinition) => ({ type: new Schema(fields, { _id: false }), default: undefined })
