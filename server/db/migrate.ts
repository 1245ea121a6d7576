import mongoose from 'mongoose'
import { MongoDBStorage, Umzug } from 'umzug'
import { log } from '../http/request-log.ts'

type Db = mongoose.mongo.Db

export type Migration = {
  /** Brings stored data to the new shape. It may run again from any point where it was cut off, and on an empty database. */
  up: (db: Db) => Promise<void>
  /** Indexes that this program built and declares no longer: collection → names. Dropped once those of the models are built. */
  replaced?: Record<string, string[]>
}

/** By name, in the order they run in. */
export type Migrations = Record<string, Migration>

// Index builds and rewrites take as long as they take.
const database = () => mongoose.connection.getClient().db(mongoose.connection.name, { timeoutMS: 0 })

/** Runs what was not yet run on this database, each once and in order. For one server at a time. */
export const migrate = async (migrations: Migrations) => {
  const db = database()
  const umzug = new Umzug({
    migrations: Object.entries(migrations).map(([name, { up }]) => ({ name, up: () => up(db) })),
    storage: new MongoDBStorage({ collection: db.collection('migrations') }),
    logger: log,
  })
  await umzug.up()
}

const nameOf = (keys: object) =>
  Object.entries(keys)
    .map((pair) => pair.join('_'))
    .join('_')

const declared = (collection: string) =>
  Object.values(mongoose.models)
    .filter((model) => model.collection.collectionName === collection)
    .flatMap((model) => model.schema.indexes().map(([keys]) => nameOf(keys)))

/** Drops the indexes that migrations name and no model declares. */
export const dropReplaced = async (migrations: Migrations) => {
  const there = new Set((await database().listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name))
  for (const [collection, names] of Object.values(migrations).flatMap(({ replaced = {} }) => Object.entries(replaced))) {
    if (!there.has(collection)) continue
    const indexes = await database().collection(collection).indexes()
    for (const { name } of indexes) {
      if (!names.includes(name!) || declared(collection).includes(name!)) continue
      await database().collection(collection).dropIndex(name!)
      log.info({ collection, index: name }, 'database: index dropped')
    }
  }
}
