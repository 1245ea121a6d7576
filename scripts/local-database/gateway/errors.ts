import type { Document } from 'bson'
import { codeName, codeOf } from './error-codes.ts'

const LOST_CODES = new Set(['57P01', '57P02', '57P03', '53300', 'ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ENOENT'])

/** An error that a client is answered with. */
export type CommandError = Error & { commandError: true; code: number; labels: string[]; details?: Document }

/** Makes an error that answers a command with MongoDB's `code`. */
export function commandError(code: number, message: string, labels: string[] = []): CommandError {
  return Object.assign(new Error(message), { commandError: true as const, code, labels })
}

export function isCommandError(error: unknown): error is CommandError {
  return error instanceof Error && 'commandError' in error
}

/** The answer that tells an error. */
export function errorReply(error: CommandError): Document {
  const labels = error.labels.length > 0 ? { errorLabels: error.labels } : {}
  return { ok: 0, errmsg: error.message, code: error.code, codeName: codeName(error.code), ...error.details, ...labels }
}

/** True when PostgreSQL itself went away: the client's connection is closed, as when a mongod dies. */
export function isConnectionLost(error: unknown): boolean {
  const { code = '', message } = error as { code?: string; message: string }
  return LOST_CODES.has(code) || /^Connection terminated|connection error|not queryable/.test(message)
}

/** The SQLSTATE of an error PostgreSQL answered with. */
export function sqlStateOf(error: unknown): string {
  return (error as { code?: string }).code ?? ''
}

/** PostgreSQL's error as MongoDB's. In a transaction a conflict or a lock timeout means: run the whole transaction again. */
export function fromPostgres(error: unknown, inTransaction: boolean): CommandError {
  const code = codeWithin(inTransaction, codeOf(sqlStateOf(error)))
  const message = error instanceof Error ? error.message : String(error)
  const text = code === 11000 && !message.startsWith('E11000') ? `E11000 duplicate key error: ${message}` : message
  return Object.assign(commandError(code, text, inTransaction ? transactionLabels(code) : []), { cause: error })
}

/** In a transaction a lock that is not to be had is a conflict. */
export function codeWithin(inTransaction: boolean, code: number): number {
  return inTransaction && code === 24 ? 112 : code
}

/** The labels of an error inside a transaction. */
export function transactionLabels(code: number): string[] {
  return code === 112 || code === 251 ? ['TransientTransactionError'] : []
}
