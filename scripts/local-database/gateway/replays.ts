import type { Call } from './call.ts'
import { isConnectionLost, fromPostgres } from './errors.ts'
import type { Gateway, Reply } from './state.ts'

/** The last retryable write of each session, so that the same write asked again gets the first answer and is not done twice. */
export type Replays = Map<string, { txnNumber: bigint; reply: Promise<Reply>; usedAt: number }>

/** A write that the driver may send again, known by its session and number. */
export type Retryable = { session: string; txnNumber: bigint }

/*
 * What a retryable write answered is kept in the same statement that does it, so it outlives a crash of the gateway. DocumentDB can keep that
 * by itself (p_transaction_id), but only for single documents, never clears it, and leaves its fast path for inserts.
 */
export const KEEPING_TABLE = `
  create schema if not exists liudan;
  create table if not exists liudan.retries
    (session text primary key, number bigint not null, result bytea not null, at timestamptz not null default now()) with (fillfactor = 50)`

/** The statement that does `select`, which yields (result, success), and keeps the result for session $a and number $b. */
export function keepingResult(select: string, parameters: { session: string; number: string }): string {
  return `with done as materialized (${select}),
    kept as (insert into liudan.retries as r (session, number, result) select ${parameters.session}, ${parameters.number}, result from done
      on conflict (session) do update set number = excluded.number, result = excluded.result, at = excluded.at)
    select result, success from done`
}

/** The statement that keeps that a transaction committed, within it; nothing where it wrote nothing. */
export function keepingCommit(session: string, number: bigint): string {
  return `insert into liudan.retries (session, number, result) select '${session}', ${number}, '' where pg_current_xact_id_if_assigned() is not null
    on conflict (session) do update set number = excluded.number, result = excluded.result, at = excluded.at`
}

/** The session and number of a write the driver may send again; null for any other command. */
export function retryableOf(call: Call): Retryable | null {
  const { session, txnNumber, inTransaction } = call
  return session !== undefined && txnNumber !== undefined && !inTransaction ? { session, txnNumber } : null
}

/** Does `write`, or gives the answer it got before; a write that failed is forgotten and may be tried again. */
export function once(replays: Replays, { session, txnNumber }: Retryable, write: () => Promise<Reply>): Promise<Reply> {
  const before = replays.get(session)
  if (before?.txnNumber === txnNumber) return before.reply
  const reply = write()
  const entry = { txnNumber, reply, usedAt: Date.now() }
  replays.set(session, entry)
  reply.catch(() => {
    if (replays.get(session) === entry) replays.delete(session)
  })
  return reply
}

const KEPT = { name: 'kept', text: 'select result from liudan.retries where session = $1 and number = $2' }
const FORGET = { name: 'forget', text: "delete from liudan.retries where at < now() - interval '30 minutes'" }

/** The result of a write that was done before this gateway started, if it was. */
export async function keptResult(gateway: Gateway, { session, txnNumber }: Retryable): Promise<Buffer | null> {
  const { rows } = await gateway.pool.query<{ result: Buffer }>({ ...KEPT, values: [session, txnNumber] }).catch((error) => {
    throw isConnectionLost(error) ? error : fromPostgres(error, false)
  })
  return rows[0]?.result ?? null
}

/** True where a transaction is known to have committed. */
export async function isKept(gateway: Gateway, { session = '', txnNumber = 0n }: Call): Promise<boolean> {
  return (await keptResult(gateway, { session, txnNumber })) !== null
}

/** Removes results that no driver will ask for any more. */
export async function forgetOldResults(gateway: Gateway): Promise<void> {
  await gateway.pool.query(FORGET)
}
