import { deserialize, type Document } from 'bson'
import type { Call } from './call.ts'
import { codeName } from './error-codes.ts'
import { commandError } from './errors.ts'
import type { Reply } from './state.ts'

const MOST_MEMBERS = 50

/** Throws where a command asks for what a set of one member on this engine cannot promise: a snapshot outside a transaction, or a `w` that cannot be. */
export function refuseConcerns({ name, inTransaction, readLevel, w }: Call): void {
  if (readLevel === 'snapshot' && !inTransaction) {
    throw commandError(72, `Command ${name} does not support { readConcern: { level: "snapshot" } } :: caused by :: read concern not supported`)
  }
  if (typeof w === 'number' && (w < 0 || w > MOST_MEMBERS)) {
    throw commandError(9, `w has to be a non-negative number and not greater than ${MOST_MEMBERS}; found: ${w}`)
  }
}

/** The answer to a write that is done, with the error of a write concern that more members than the one would have to keep. */
export function withWriteConcern({ w }: Call, reply: Reply): Reply {
  const error = writeConcernError(w)
  if (!error) return reply
  const document = Buffer.isBuffer(reply) ? deserialize(reply, { promoteValues: false }) : reply
  return { ...document, writeConcernError: error }
}

function writeConcernError(w: unknown): Document | null {
  if (w === undefined || w === 'majority') return null
  if (typeof w === 'number') return w > 1 ? told(100, 'Not enough data-bearing nodes', w) : null
  return told(79, `No write concern mode named '${typeof w === 'string' ? w : JSON.stringify(w)}' found in replica set configuration`, w)
}

function told(code: number, errmsg: string, w: unknown): Document {
  return { code, codeName: codeName(code), errmsg, errInfo: { writeConcern: { w, wtimeout: 0, provenance: 'clientSupplied' } } }
}
