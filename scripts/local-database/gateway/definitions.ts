import { serialize, type Document } from 'bson'
import type { Call } from './call.ts'
import { ensureCollection, forgetCollections } from './collections.ts'
import { commandError, transactionLabels } from './errors.ts'
import { ok } from './handshake.ts'
import { commandOf } from './operations.ts'
import { firstBson, run, statement, type Value } from './sql.ts'
import { DEFINITIONS, inTurn, type Gateway, type Reply } from './state.ts'
import { failTransaction, transactionOf } from './transactions.ts'

const CREATE = statement('create', 'select documentdb_api.create_collection_view($1, $2)::bytea')
const EXISTS = statement('exists', 'select 1 from documentdb_api_catalog.collections where database_name = $1 and collection_name = $2')
const DROP = statement('drop', 'select documentdb_api.drop_collection($1, $2)')
const DROP_DATABASE = statement('dropDatabase', 'select documentdb_api.drop_database($1)')
const CREATE_INDEXES = statement('createIndexes', 'select documentdb_api_internal.create_indexes_non_concurrently($1, $2, true)::bytea')
const DROP_INDEXES = statement('dropIndexes', 'select documentdb_api_internal.drop_indexes_non_concurrently($1, $2)::bytea')
const COLL_MOD = statement('collMod', 'select documentdb_api.coll_mod($1, $2, $3)::bytea')
const RENAME = statement('rename', 'select documentdb_api.rename_collection($1, $2, $3, $4)')

/**
 * Runs a change of collections or indexes: one at a time, and never inside a transaction. The command is read whole first, because
 * DocumentDB trusts what is nested in it: broken BSON in an index's keys ends PostgreSQL's process.
 */
async function change(gateway: Gateway, call: Call, query: { statement: ReturnType<typeof statement>; values: Value[] }) {
  if (call.inTransaction) {
    await failTransaction(gateway, transactionOf(gateway, call))
    throw commandError(263, `${call.name} is not offered inside a transaction`, transactionLabels(263))
  }
  commandOf(call)
  return inTurn(gateway, DEFINITIONS, () => run(gateway, call, query))
}

/** create: like mongod, an error where the name is taken. */
export async function create(gateway: Gateway, call: Call): Promise<Reply> {
  const there = await change(gateway, call, { statement: EXISTS, values: [call.db, call.target] })
  if (there.length > 0) throw commandError(48, `Collection ${call.db}.${call.target} already exists.`)
  return firstBson(await change(gateway, call, { statement: CREATE, values: [call.db, call.body] }))
}

/** drop. */
export async function drop(gateway: Gateway, call: Call): Promise<Reply> {
  forgetCollections(gateway, call.db, call.target)
  await change(gateway, call, { statement: DROP, values: [call.db, call.target] })
  forgetCollections(gateway, call.db, call.target)
  return { ns: `${call.db}.${call.target}`, ok: 1 }
}

/** dropDatabase. */
export async function dropDatabase(gateway: Gateway, call: Call): Promise<Reply> {
  forgetCollections(gateway, call.db)
  await change(gateway, call, { statement: DROP_DATABASE, values: [call.db] })
  forgetCollections(gateway, call.db)
  return { dropped: call.db, ok: 1 }
}

/** createIndexes: answers when the indexes are built. */
export async function createIndexes(gateway: Gateway, call: Call): Promise<Reply> {
  if (!call.inTransaction) await ensureCollection(gateway, call)
  const reply = await change(gateway, call, { statement: CREATE_INDEXES, values: [call.db, call.body] })
  return firstBson(reply)
}

/** dropIndexes: by name, by keys, several at once, or all ("*"). */
export async function dropIndexes(gateway: Gateway, call: Call): Promise<Reply> {
  return firstBson(await change(gateway, call, { statement: DROP_INDEXES, values: [call.db, call.body] }))
}

/** collMod. */
export async function collMod(gateway: Gateway, call: Call): Promise<Reply> {
  return firstBson(await change(gateway, call, { statement: COLL_MOD, values: [call.db, call.target, call.body] }))
}

/** renameCollection, within one database. */
export async function renameCollection(gateway: Gateway, call: Call): Promise<Reply> {
  const command = commandOf(call)
  const [from, to] = [split(command.renameCollection), split(command.to)]
  if (from.db !== to.db) throw commandError(115, 'renameCollection to another database is not offered')
  forgetCollections(gateway, from.db)
  await change(gateway, call, { statement: RENAME, values: [from.db, from.collection, to.collection, command.dropTarget === true] })
  forgetCollections(gateway, from.db)
  return ok
}

function split(name: unknown): { db: string; collection: string } {
  const [db = '', ...rest] = String(name).split('.')
  return { db, collection: rest.join('.') }
}

/** A command of only these fields, as BSON for DocumentDB. */
export function asBson(command: Document): Buffer {
  return Buffer.from(serialize(command))
}
