import { setTimeout as delay } from 'node:timers/promises'
import { Pool, type QueryArrayConfig } from 'pg'
import { connectionTo } from '../postgres.ts'
import type { Call } from './call.ts'
import { commandError, fromPostgres, isConnectionLost, sqlStateOf } from './errors.ts'
import { inTurn, type Gateway, type Log } from './state.ts'
import { failTransaction, transactionOf } from './transactions.ts'

/** A statement with the name it is prepared under, once per connection. */
export type Statement = { name: string; text: string }
export type Value = string | number | bigint | boolean | Buffer | null
export type Row = Array<Buffer | string | boolean | null>

const CONFLICTS = new Set(['40001', '40P01'])
const ATTEMPTS = 20

/** Opens a pool of connections to PostgreSQL; losing one, also one that a transaction holds, ends nothing else. */
export function openPool(socket: string, size: number, { log, onLost }: { log: Log; onLost: () => void }): Pool {
  const pool = new Pool({ ...connectionTo(socket), max: size, idleTimeoutMillis: 60_000 })
  pool.on('error', (error) => {
    if (!pool.ending) log(`an idle connection to PostgreSQL ended: ${error.message}`)
  })
  pool.on('connect', (client) => client.on('error', () => onLost()))
  return pool
}

/** Names a statement after what it does. */
export function statement(name: string, text: string): Statement {
  return { name, text }
}

/**
 * Runs one statement for a command: on the transaction's connection when it is in one, otherwise by itself, again when it met a conflict.
 * Throws MongoDB's error; an error inside a transaction ends the transaction.
 */
export async function run(gateway: Gateway, call: Call, query: { statement: Statement; values: Value[] }): Promise<Row[]> {
  const config = { ...query.statement, values: query.values, rowMode: 'array' as const }
  if (!call.inTransaction) return runAlone(gateway, call, config)
  const transaction = transactionOf(gateway, call)
  try {
    return (await transaction.client.query<Row>(config)).rows
  } catch (error) {
    await failTransaction(gateway, transaction)
    if (isConnectionLost(error)) throw error
    throw fromPostgres(error, true)
  }
}

/* What met a conflict is run again in turn with others of its collection that did: at once they would meet again. */
async function runAlone(gateway: Gateway, call: Call, config: QueryArrayConfig): Promise<Row[]> {
  const attempt = async () => (await gateway.pool.query<Row>(config)).rows
  try {
    return await attempt().catch((error) => {
      if (!isConflict(error)) throw error
      return inTurn(gateway, `${call.db}.${call.target} again`, () => untilAlone(attempt))
    })
  } catch (error) {
    throw isConnectionLost(error) ? error : fromPostgres(error, false)
  }
}

async function untilAlone<T>(attempt: () => Promise<T>): Promise<T> {
  for (let rest = ATTEMPTS; ; rest -= 1) {
    try {
      return await attempt()
    } catch (error) {
      if (rest === 0 || !isConflict(error)) throw error
      await delay(Math.random() * 20)
    }
  }
}

function isConflict(error: unknown): boolean {
  return CONFLICTS.has(sqlStateOf(error))
}

/** The BSON in the first column of the first row. */
export function firstBson(rows: Row[]): Buffer {
  const value = rows[0]?.[0]
  if (!Buffer.isBuffer(value)) throw commandError(1, 'DocumentDB gave no answer')
  return value
}
