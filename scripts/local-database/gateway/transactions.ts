import type { PoolClient } from 'pg'
import type { Call } from './call.ts'
import { commandError, fromPostgres, isConnectionLost, transactionLabels } from './errors.ts'
import { isKept, keepingCommit } from './replays.ts'
import type { Gateway, Reply } from './state.ts'

/* What conflicts waits for the other's lock in PostgreSQL, where mongod fails at once; a short turn at a page of a file is also such a wait. */
const BEGIN = 'begin isolation level repeatable read'
const BEGIN_STRICT = `${BEGIN}; set local lock_timeout = '2ms'`

export type Transaction = {
  session: string
  number: bigint
  client: PoolClient
  state: 'active' | 'committing' | 'committed' | 'aborted'
  /** The answer to its commit, once that was asked for. */
  commit?: Promise<Reply>
  /** The client connection that carried its last command. */
  carrier: object
  usedAt: number
  timer: NodeJS.Timeout
}

/** The last transaction of each session. */
export type Transactions = Map<string, Transaction>

/** Called before every command that says it is in a transaction: begins it where the command starts it. */
export async function enterTransaction(gateway: Gateway, call: Call, carrier: object): Promise<void> {
  if (!call.session || call.txnNumber === undefined) throw commandError(72, 'a transaction needs lsid and txnNumber')
  if (call.startsTransaction) await begin(gateway, { session: call.session, number: call.txnNumber, carrier })
  else {
    const transaction = gateway.transactions.get(call.session)
    if (transaction) Object.assign(transaction, { carrier, usedAt: Date.now() })
  }
}

async function begin(gateway: Gateway, start: { session: string; number: bigint; carrier: object }): Promise<void> {
  const before = gateway.transactions.get(start.session)
  if (before && before.number >= start.number)
    throw commandError(before.number > start.number ? 225 : 117, `transaction ${start.number} is not newer than the session's last`)
  if (before) await failTransaction(gateway, before)
  const client = await gateway.transactionPool.connect()
  const timer = setTimeout(() => void abandon(gateway, start.session, 'it was open for too long'), gateway.lifetimeMs).unref()
  const transaction: Transaction = { ...start, client, state: 'active', usedAt: Date.now(), timer }
  gateway.transactions.set(start.session, transaction)
  try {
    await client.query(gateway.strict ? BEGIN_STRICT : BEGIN)
  } catch (error) {
    await failTransaction(gateway, transaction)
    throw error
  }
}

/** The running transaction of a command. Throws 251 where there is none. */
export function transactionOf(gateway: Gateway, call: Call): Transaction {
  const transaction = gateway.transactions.get(call.session ?? '')
  if (!transaction || transaction.number !== call.txnNumber || transaction.state !== 'active') throw gone(call)
  return transaction
}

function gone(call: Call): Error {
  return commandError(251, `transaction ${call.txnNumber} of this session is not open`, transactionLabels(251))
}

/** Rolls a transaction back and gives its connection free; does nothing where it has ended. */
export async function failTransaction(gateway: Gateway, transaction: Transaction): Promise<void> {
  if (transaction.state !== 'active') return
  finish(transaction, 'aborted')
  try {
    await transaction.client.query('rollback')
    transaction.client.release()
  } catch (error) {
    gateway.log(`a rollback failed, its connection is closed: ${String(error)}`)
    transaction.client.release(true)
  }
}

function finish(transaction: Transaction, state: 'committing' | 'aborted'): void {
  transaction.state = state
  clearTimeout(transaction.timer)
}

/** commitTransaction: asked again about the same transaction it gives the same answer, also after a restart of this gateway. */
export async function commitTransaction(gateway: Gateway, call: Call): Promise<Reply> {
  const last = gateway.transactions.get(call.session ?? '')
  const asked = last?.number === call.txnNumber ? last : undefined
  if (asked?.state === 'active') asked.commit = commit(asked)
  if (asked?.commit && asked.state !== 'aborted') return asked.commit
  if (await isKept(gateway, call)) return { ok: 1 }
  throw gone(call)
}

async function commit(transaction: Transaction): Promise<Reply> {
  const { client, session, number } = transaction
  finish(transaction, 'committing')
  try {
    await client.query(`${keepingCommit(session, number)}; commit`)
    transaction.state = 'committed'
    client.release()
    return { ok: 1 }
  } catch (error) {
    transaction.state = 'aborted'
    client.release(true)
    if (isConnectionLost(error)) throw error
    throw fromPostgres(error, true)
  }
}

/** abortTransaction. */
export async function abortTransaction(gateway: Gateway, call: Call): Promise<Reply> {
  await failTransaction(gateway, transactionOf(gateway, call))
  return { ok: 1 }
}

/** Ends a session's transaction, if it has one. */
export async function abandon(gateway: Gateway, session: string, why: string): Promise<void> {
  const transaction = gateway.transactions.get(session)
  if (transaction?.state !== 'active') return
  gateway.log(`transaction ${transaction.number} is rolled back: ${why}`)
  await failTransaction(gateway, transaction)
}

/** Ends a session's transaction when the session goes on to something newer. */
export async function leaveTransaction(gateway: Gateway, { session, txnNumber }: Call): Promise<void> {
  const transaction = gateway.transactions.get(session ?? '')
  if (transaction && txnNumber !== undefined && transaction.number < txnNumber) await failTransaction(gateway, transaction)
}

/** Ends the transactions whose last command came over a connection that closed. */
export function abandonOf(gateway: Gateway, carrier: object): void {
  for (const transaction of gateway.transactions.values()) {
    if (transaction.carrier === carrier) void abandon(gateway, transaction.session, 'its connection closed')
  }
}
