import type { Model, mongo } from 'mongoose'
import { log } from '../http/request-log.ts'

const longMs = 1000

/** Builds a model's indexes in one pass over its documents, ready once a majority has them. A start that waits for it says for what, and how long it took. */
export const buildIndexes = async ({ schema, collection }: Model<unknown>) => {
  const indexes = schema.indexes().map(([key, options]) => ({ ...options, key })) as mongo.IndexDescription[]
  if (indexes.length === 0) return
  const about = { collection: collection.collectionName, indexes: indexes.map(({ key }) => JSON.stringify(key)) }
  const [since, slow] = [performance.now(), setTimeout(() => log.info(about, 'database: building indexes'), longMs)]
  try {
    await collection.createIndexes(indexes, { commitQuorum: 'majority' })
  } finally {
    clearTimeout(slow)
  }
  const ms = Math.round(performance.now() - since)
  log[ms > longMs ? 'info' : 'debug']({ ...about, ms }, 'database: indexes built')
}
