import { deserialize, serialize, type Document } from 'bson'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

export const OP_QUERY = 2004
export const OP_MSG = 2013

/** A message with its head; `length` lies about its size where a test wants that. */
export function message(opCode: number, content: Buffer, length = 16 + content.length): Buffer {
  const head = Buffer.alloc(16)
  head.writeInt32LE(length, 0)
  head.writeInt32LE(7, 4)
  head.writeInt32LE(opCode, 12)
  return Buffer.concat([head, content])
}

/** The content of an OP_MSG with one body. */
export function opMsg(command: Document, flags = 0): Buffer {
  const head = Buffer.alloc(5)
  head.writeUInt32LE(flags, 0)
  return Buffer.concat([head, serialize(command)])
}

/** A bare connection to a database. */
export async function dialTo(uri: string): Promise<Socket> {
  const socket = connect(Number(new URL(uri).port), '127.0.0.1')
  await once(socket, 'connect')
  return socket
}

/** Asks one command, word for word: the driver would put in a session of its own. */
export async function ask(uri: string, command: Document): Promise<Document> {
  const socket = await dialTo(uri)
  socket.write(message(OP_MSG, opMsg(command)))
  const [chunk] = (await once(socket, 'data')) as [Buffer]
  socket.destroy()
  return deserialize(chunk.subarray(21))
}
