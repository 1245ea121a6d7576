import type { Pool } from 'pg'
import type { Document } from 'bson'
import type { Cursors } from './cursors.ts'
import type { Replays } from './replays.ts'
import type { Transactions } from './transactions.ts'

export type Log = (line: string) => void

/** Everything one gateway holds. */
export type Gateway = {
  /** Connections for single statements. */
  pool: Pool
  /** Connections for transactions, apart, so that a transaction's owner can always run a statement beside it. */
  transactionPool: Pool
  transactions: Transactions
  cursors: Cursors
  replays: Replays
  /** Collections known to exist, as "database.collection". */
  collections: Set<string>
  /** Changes of collections and indexes run one after another: in parallel they can deadlock. */
  definitions: { tail: Promise<unknown> }
  connections: { current: number; total: number }
  startedAt: number
  /** As on mongod a transaction outlives its client's connection, and a conflict inside one fails at once. */
  strict: boolean
  /** How long a transaction may stay open. */
  lifetimeMs: number
  address: { host: string; port: number }
  log: Log
}

/** Runs `change` after every change of definitions asked for before it. */
export function inTurn<T>(gateway: Gateway, change: () => Promise<T>): Promise<T> {
  const turn = gateway.definitions.tail.then(change, change)
  gateway.definitions.tail = turn.catch(() => {})
  return turn
}

/** What a command is answered with: BSON as DocumentDB gave it, or a document. */
export type Reply = Buffer | Document
