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

const database = () => mongoose.connection.db!

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

/** Drops the indexes that migrations name and their model declares no more. What is of a model that this process does not know stays. */
export const dropReplaced = async (migrations: Migrations) => {
  for (const { collection, schema } of Object.values(mongoose.models)) {
    const replaced = Object.values(migrations).flatMap((migration) => migration.replaced?.[collection.collectionName] ?? [])
    if (replaced.length === 0) continue
    const declared = schema.indexes().map(([keys]) => nameOf(keys))
    const names = (await collection.indexes()).map(({ name }) => name!)
    for (const name of names.filter((each) => replaced.includes(each) && !declared.includes(each))) {
      await database().collection(collection.collectionName).dropIndex(name)
      log.info({ collection: collection.collectionName, index: name }, 'database: index dropped')
    }
  }
}
