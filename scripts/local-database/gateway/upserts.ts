import type { Call } from './call.ts'
import { elementsOf } from './message.ts'
import { mayMention, operationsOf } from './operations.ts'

/*
 * An upsert by `_id` alone that meets another one is done by DocumentDB but told wrong: it says that it inserted, with the number that a first
 * one would get. With one more condition in its query, always true, it fails instead, and is run again as mongod does.
 */
const ALWAYS = Buffer.concat([Buffer.from([0x10]), Buffer.from('$alwaysTrue\0'), Buffer.from([1, 0, 0, 0])])

/** True where the command, or one of its operations, may insert a document that it did not find. */
export function mayUpsert(call: Call): boolean {
  if (call.name === 'insert' || call.name === 'delete' || !mayMention(call, 'upsert')) return false
  return call.name === 'update' ? operationsOf(call).some(isUpsert) : isUpsert(call.body)
}

function isUpsert(command: Buffer): boolean {
  return elementsOf(command).some(([type, name, at]) => type === 8 && name === 'upsert' && command[at] === 1)
}

/** Upserts of the same take turns: these are known to be of the same by their query. Several in one command take turns with all such of their collection. */
export function turnOf(call: Call): string {
  const [only, ...others] = call.name === 'update' ? operationsOf(call) : [call.body]
  const query = only && others.length === 0 ? valueOf(only, call.name === 'update' ? 'q' : 'query') : undefined
  return `${call.db}.${call.target} ${query?.toString('latin1') ?? ''}`
}

/** The same command, whose upserts fail where another one is faster. */
export function failingUpserts(call: Call): Call {
  if (call.name !== 'update') return { ...call, body: changed(call.body, 'query', withAlways) }
  const sequences = new Map([...call.sequences].map(([name, bytes]) => [name, name === 'updates' ? Buffer.concat(operationsOf(call).map(failing)) : bytes]))
  return { ...call, sequences, body: changed(call.body, 'updates', (list) => changedEach(list, failing)) }
}

function failing(operation: Buffer): Buffer {
  return isUpsert(operation) ? changed(operation, 'q', withAlways) : operation
}

function withAlways(query: Buffer): Buffer {
  return documentOf([query.subarray(4, -1), ALWAYS])
}

/** The document with its embedded document or array `name` changed. */
function changed(document: Buffer, name: string, change: (value: Buffer) => Buffer): Buffer {
  return changedEach(document, change, name)
}

function changedEach(document: Buffer, change: (value: Buffer) => Buffer, only?: string): Buffer {
  const parts: Buffer[] = []
  let from = 4
  for (const [type, name, at, length] of elementsOf(document)) {
    const isEmbedded = type === 3 || type === 4
    if (!isEmbedded || (only !== undefined && name !== only)) continue
    parts.push(document.subarray(from, at), change(document.subarray(at, at + length)))
    from = at + length
  }
  return documentOf([...parts, document.subarray(from, -1)])
}

function documentOf(elements: Buffer[]): Buffer {
  const document = Buffer.concat([Buffer.alloc(4), ...elements, Buffer.alloc(1)])
  document.writeInt32LE(document.length, 0)
  return document
}

function valueOf(document: Buffer, name: string): Buffer | undefined {
  const found = elementsOf(document).find(([, element]) => element === name)
  return found && document.subarray(found[2], found[2] + found[3])
}
