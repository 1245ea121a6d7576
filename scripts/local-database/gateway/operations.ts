import { deserialize, type Document } from 'bson'
import type { Call } from './call.ts'
import { elementsOf } from './message.ts'

/** Where each write command keeps its operations. */
const OPERATIONS: Record<string, string> = { insert: 'documents', update: 'updates', delete: 'deletes' }

/** The command as a document. */
export function commandOf(call: Call): Document {
  return deserialize(call.body, { promoteBuffers: true })
}

/** The operations that came beside the command, one after another in their bytes; null where they are within it. */
export function operationSequence(call: Call): Buffer | null {
  return call.sequences.get(OPERATIONS[call.name] ?? '') ?? null
}

/** False where a command's bytes cannot hold a field of this name: cheaper than to read all its operations. */
export function mayMention({ body, sequences }: Call, name: string): boolean {
  return body.includes(name) || [...sequences.values()].some((sequence) => sequence.includes(name))
}

/** The operations of a write command, each as its own BSON. */
export function operationsOf(call: Call): Buffer[] {
  const sequence = operationSequence(call)
  if (sequence) return documentsOf(sequence)
  const list = elementsOf(call.body).find(([type, name]) => type === 4 && name === OPERATIONS[call.name])
  if (!list) return []
  const array = call.body.subarray(list[2], list[2] + list[3])
  return elementsOf(array).map(([, , at, length]) => array.subarray(at, at + length))
}

function documentsOf(sequence: Buffer): Buffer[] {
  const documents: Buffer[] = []
  for (let at = 0; at < sequence.length; at += sequence.readInt32LE(at)) documents.push(sequence.subarray(at, at + sequence.readInt32LE(at)))
  return documents
}
