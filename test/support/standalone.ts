import { BSON } from 'bson'
import { createServer, type AddressInfo } from 'node:net'

// A mongod as far as a driver can see: it answers each command as told.

/** What a standalone mongod says of itself. */
export const hello = {
  ismaster: true,
  isWritablePrimary: true,
  helloOk: true,
  maxBsonObjectSize: 16_777_216,
  maxMessageSizeBytes: 48_000_000,
  maxWriteBatchSize: 100_000,
  minWireVersion: 0,
  maxWireVersion: 21,
  ok: 1,
}
const opReply = 1
const opMsg = 2013

type Answer = (command: Record<string, unknown>) => object

const reply = (request: Buffer, answer: Answer) => {
  const isMsg = request.readInt32LE(12) === opMsg
  const head = Buffer.alloc(isMsg ? 21 : 36)
  const body = BSON.serialize(isMsg ? answer(BSON.deserialize(request.subarray(21))) : hello)
  head.writeInt32LE(head.length + body.length, 0)
  head.writeInt32LE(request.readInt32LE(4), 8)
  head.writeInt32LE(isMsg ? opMsg : opReply, 12)
  if (!isMsg) head.writeInt32LE(1, 32)
  return Buffer.concat([head, body])
}

/** Starts one that gives these answers, on a free port; its port, its uri and how to stop it. */
export const startFakeMongod = async (answer: Answer) => {
  const server = createServer((socket) => socket.on('data', (request) => socket.write(reply(request, answer))).on('error', () => socket.destroy()))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { port, uri: `mongodb://127.0.0.1:${port}/liudan`, stop: () => server.close() }
}

/** One that is no replica set: it says hello, and nothing else. */
export const startStandalone = () => startFakeMongod(() => hello)
