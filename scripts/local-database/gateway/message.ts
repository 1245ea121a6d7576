import { onDemand, serialize, type Document } from 'bson'

export const MAX_MESSAGE_BYTES = 48_000_000
const OP_REPLY = 1
const OP_QUERY = 2004
const OP_MSG = 2013
const HEADER_BYTES = 16
const CHECKSUM_PRESENT = 1
const MORE_TO_COME = 2
const KNOWN_REQUIRED_FLAGS = CHECKSUM_PRESENT | MORE_TO_COME

/** One message of a client: the command's own BSON, untouched, and the document sequences beside it. */
export type Message = { requestId: number; legacy: boolean; moreToCome: boolean; body: Buffer; db?: string; sequences: Map<string, Buffer> }

/** Reads one whole message. Throws where its bytes are not what the protocol says. */
export function parseMessage(bytes: Buffer): Message {
  const requestId = bytes.readInt32LE(4)
  const opCode = bytes.readInt32LE(12)
  if (opCode === OP_MSG) return parseOpMsg(bytes, requestId)
  if (opCode === OP_QUERY) return parseOpQuery(bytes, requestId)
  throw new Error(`message type ${opCode} is not spoken here`)
}

function parseOpMsg(bytes: Buffer, requestId: number): Message {
  const flags = bytes.readUInt32LE(HEADER_BYTES)
  if (flags & 0xffff & ~KNOWN_REQUIRED_FLAGS) throw new Error(`unknown message flags ${flags}`)
  const end = bytes.length - (flags & CHECKSUM_PRESENT ? 4 : 0)
  const sequences = new Map<string, Buffer>()
  let body: Buffer | undefined
  for (let at = HEADER_BYTES + 4; at < end; ) {
    const kind = bytes[at]
    const section = slice(bytes, at + 1, end)
    if (kind === 0) body = section
    else if (kind === 1) addSequence(sequences, section)
    else throw new Error(`unknown section kind ${kind}`)
    at += 1 + section.length
  }
  if (!body) throw new Error('message without a body')
  return { requestId, legacy: false, moreToCome: (flags & MORE_TO_COME) !== 0, body, sequences }
}

/** The part of a message that begins at `at` and tells its own length. */
function slice(bytes: Buffer, at: number, end: number): Buffer {
  const length = bytes.readInt32LE(at)
  if (length < 5 || at + length > end) throw new Error(`section of ${length} bytes does not fit its message`)
  return bytes.subarray(at, at + length)
}

function addSequence(sequences: Map<string, Buffer>, section: Buffer): void {
  const nul = section.indexOf(0, 4)
  if (nul < 0) throw new Error('document sequence without a name')
  for (let at = nul + 1; at < section.length; ) at += slice(section, at, section.length).length
  sequences.set(section.toString('utf8', 4, nul), section.subarray(nul + 1))
}

function parseOpQuery(bytes: Buffer, requestId: number): Message {
  const nul = bytes.indexOf(0, HEADER_BYTES + 4)
  if (nul < 0) throw new Error('query without a collection name')
  const db = bytes.toString('utf8', HEADER_BYTES + 4, nul).split('.')[0] ?? ''
  return { requestId, legacy: true, moreToCome: false, body: slice(bytes, nul + 9, bytes.length), db, sequences: new Map() }
}

/** The head and the content of an answer; `body` may be BSON already. */
export function replyBytes(to: Message, body: Buffer | Document): [head: Buffer, content: Buffer] {
  const content = Buffer.isBuffer(body) ? body : Buffer.from(serialize(body))
  const head = Buffer.alloc(to.legacy ? 36 : 21)
  head.writeInt32LE(head.length + content.length, 0)
  head.writeInt32LE(to.requestId, 8)
  head.writeInt32LE(to.legacy ? OP_REPLY : OP_MSG, 12)
  if (to.legacy) head.writeInt32LE(1, 32)
  return [head, content]
}

/** The elements of a document at its first level, as [type, name, offset, length] of their values. */
export function elementsOf(document: Buffer): Array<[number, string, number, number]> {
  const elements: Array<[number, string, number, number]> = []
  for (const [type, nameAt, nameLength, at, length] of onDemand.parseToElements(document)) {
    elements.push([type, document.toString('latin1', nameAt, nameAt + nameLength), at, length])
  }
  return elements
}
