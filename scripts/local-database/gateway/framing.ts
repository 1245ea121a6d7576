import { MAX_MESSAGE_BYTES } from './message.ts'

const HEADER_BYTES = 16

/** The whole messages in a stream of bytes, one after another. Throws where a message's length cannot be. */
export async function* messagesIn(stream: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let chunks: Buffer[] = []
  let size = 0
  for await (const chunk of stream) {
    chunks.push(chunk)
    size += chunk.length
    while (size >= HEADER_BYTES) {
      const length = lengthOf(chunks)
      if (size < length) break
      const all = joined(chunks)
      yield all.subarray(0, length)
      chunks = length < size ? [all.subarray(length)] : []
      size -= length
    }
  }
}

function lengthOf(chunks: Buffer[]): number {
  const first = chunks[0] ?? Buffer.alloc(0)
  const head = first.length < HEADER_BYTES ? Buffer.concat(chunks) : first
  const length = head.readInt32LE(0)
  if (length < HEADER_BYTES) throw refused(head, `a message of ${length} bytes cannot be`)
  if (length > MAX_MESSAGE_BYTES) throw refused(head, `a message of ${length} bytes is larger than ${MAX_MESSAGE_BYTES}`)
  return length
}

function joined(chunks: Buffer[]): Buffer {
  const [first] = chunks
  return chunks.length === 1 && first ? first : Buffer.concat(chunks)
}

/** An error in the protocol itself; `header` is the head of the message, to answer it. */
export type Refused = Error & { header: Buffer }

/** Makes the error of a message that cannot be understood. */
export function refused(header: Buffer, message: string): Refused {
  return Object.assign(new Error(message), { header })
}

export function isRefused(error: unknown): error is Refused {
  return error instanceof Error && 'header' in error
}
