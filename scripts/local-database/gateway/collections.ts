import type { Call } from './call.ts'
import { fromPostgres, isConnectionLost } from './errors.ts'
import { DEFINITIONS, inTurn, type Gateway } from './state.ts'
import { mayUpsert } from './upserts.ts'

const CREATE = { name: 'createCollection', text: 'select documentdb_api.create_collection($1, $2)' }

/** Makes a collection before the first insert or upsert into it: left to DocumentDB, parallel first writes fail. */
export async function ensureCollection(gateway: Gateway, call: Call): Promise<void> {
  const name = `${call.db}.${call.target}`
  if (gateway.collections.has(name) || !(call.name === 'insert' || mayUpsert(call))) return
  await inTurn(gateway, DEFINITIONS, async () => {
    if (gateway.collections.has(name)) return
    await gateway.pool.query({ ...CREATE, values: [call.db, call.target] })
    gateway.collections.add(name)
  }).catch((error) => {
    throw isConnectionLost(error) ? error : fromPostgres(error, false)
  })
}

/** Forgets collections that a command may have dropped. */
export function forgetCollections(gateway: Gateway, db: string, collection?: string): void {
  for (const name of gateway.collections) {
    if (collection === undefined ? name.startsWith(`${db}.`) : name === `${db}.${collection}`) gateway.collections.delete(name)
  }
}
