import mongoose from 'mongoose'
import { buildIndexes } from './build-indexes.ts'
import { redacted } from './database-address.ts'
import { exclusively } from './exclusively.ts'
import { dropReplaced, migrate } from './migrate.ts'
import { migrations } from './migrations/list.ts'
import { triesCollection } from './tries.ts'

// A new primary is found within some seconds: what waits for the database waits this long for one; a request waits less (http/time-limit).
const patience = { serverSelectionTimeoutMS: 20_000, waitQueueTimeoutMS: 20_000, connectTimeoutMS: 5000, writeConcern: { w: 'majority' } } as const
// The driver knows no time limit of a call but this: a server that says nothing for so long, in answer to one command, is given up.
const serving = { ...patience, socketTimeoutMS: 60_000 }

let address = ''

/** Where this process is connected to. */
export const joined = () => address

/** Connects a thread beside the main one, once; everything is there already. */
export const join = async (uri: string) => {
  if (mongoose.connection.readyState !== mongoose.ConnectionStates.disconnected) return
  await mongoose.connect(uri, { ...serving, maxPoolSize: 4 })
}

/**
 * Connects to the database and makes sure of what the program stands on: transactions, collections and indexes.
 * Throws an Error whose sentence says what is missing and what to do.
 */
export const connect = async (uri: string) => {
  mongoose.set('strictQuery', 'throw')
  mongoose.set('sanitizeFilter', false)
  await mongoose.connect(uri, patience).catch((error: Error) => {
    throw new Error(`The database at ${redacted(uri)} does not answer (${error.message}). Start it, or set MONGODB_URI to a MongoDB replica set.`)
  })
  await refuseStandalone()
  await exclusively('prepare', prepare)
  // Migrations and index builds take as long as they take; what serves does not.
  await mongoose.disconnect()
  await mongoose.connect(uri, { ...serving, maxPoolSize: 32 })
  address = uri
}

const refuseStandalone = async () => {
  const { setName, msg } = (await mongoose.connection.db!.command({ hello: 1 })) as { setName?: string; msg?: string }
  if (setName || msg === 'isdbgrid') return
  await mongoose.disconnect()
  throw new Error(
    'MONGODB_URI points to a standalone MongoDB, which has no transactions. Start it as a replica set (mongod --replSet rs0, then rs.initiate()), or unset MONGODB_URI to use the local database.',
  )
}

/** Builds every collection and index one after the other: transactions need the collections, and parallel builds can deadlock. Stored data is brought to today's shape between the two. */
const prepare = async () => {
  const tries = mongoose.connection.collection(triesCollection)
  await tries.createIndex({ key: 1 }, { unique: true })
  await tries.createIndex({ expire: 1 }, { expireAfterSeconds: 0 })
  const models = Object.values(mongoose.models)
  for (const model of models) await model.createCollection()
  await migrate(migrations)
  for (const model of models) await buildIndexes(model)
  await dropReplaced(migrations)
}

export const disconnect = () => mongoose.disconnect()
