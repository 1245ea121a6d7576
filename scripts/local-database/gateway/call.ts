import { deserialize } from 'bson'
import { elementsOf, type Message } from './message.ts'

/** A command as it came in: its name, its database, its session, and its own BSON, which goes to DocumentDB untouched. */
export type Call = {
  name: string
  /** The value of the first field where it is a string: for most commands the collection. */
  target: string
  db: string
  body: Buffer
  sequences: Map<string, Buffer>
  /** The session's id in hexadecimal. */
  session?: string
  txnNumber?: bigint
  inTransaction: boolean
  startsTransaction: boolean
  /** The level of its read concern. */
  readLevel?: unknown
  /** How many members, or which, shall have a write. */
  w?: unknown
}

/** Reads the first level of a command. Throws where it is not a command. */
export function parseCall(message: Message): Call {
  const { body, sequences } = message
  const call: Call = { name: '', target: '', db: message.db ?? '', body, sequences, inTransaction: false, startsTransaction: false }
  for (const [type, name, at, length] of elementsOf(body)) {
    if (call.name === '') {
      call.name = name
      if (type === 2) call.target = text(body, at, length)
    } else readField(call, name, { type, at, length })
  }
  if (call.name === '' || call.db === '') throw new Error('message without a command and a database')
  return call
}

type Field = { type: number; at: number; length: number }

function readField(call: Call, name: string, { type, at, length }: Field): void {
  if (name === '$db' && type === 2) call.db = text(call.body, at, length)
  else if (name === 'lsid' && type === 3) call.session = sessionId(call.body.subarray(at, at + length))
  else if (name === 'txnNumber' && type === 18) call.txnNumber = call.body.readBigInt64LE(at)
  else if (name === 'autocommit' && type === 8) call.inTransaction = call.body[at] === 0
  else if (name === 'readConcern' && type === 3) call.readLevel = deserialize(call.body.subarray(at, at + length)).level
  else if (name === 'writeConcern' && type === 3) call.w = deserialize(call.body.subarray(at, at + length)).w
  else if (name === 'startTransaction' && type === 8) call.startsTransaction = call.body[at] === 1
}

function text(body: Buffer, at: number, length: number): string {
  return body.toString('utf8', at + 4, at + length - 1)
}

/** A session's id from its document `{id: UUID}`. */
export function sessionId(lsid: Buffer): string | undefined {
  const id = elementsOf(lsid).find(([type, name]) => name === 'id' && type === 5)
  return id && lsid.toString('hex', id[2] + 5, id[2] + id[3])
}
