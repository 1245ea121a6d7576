import { BSONError } from 'bson'
import type { Socket } from 'node:net'
import { parseCall } from './call.ts'
import { answer } from './commands.ts'
import { commandError, errorReply, isCommandError, isConnectionLost } from './errors.ts'
import { isRefused, messagesIn, refused } from './framing.ts'
import { parseMessage, replyBytes, type Message } from './message.ts'
import { noticeLoss } from './recovery.ts'
import { shuttingDown } from './shutdown.ts'
import type { Gateway, Reply } from './state.ts'
import { abandonOf } from './transactions.ts'

const MALFORMED = 9
const INVALID_BSON = 22
/* Up to this size copying an answer into one buffer costs less than writing two. */
const SMALL_BYTES = 64 * 1024

/** Serves one client until it leaves or breaks the protocol; the latter is answered, logged, and ends the connection. */
export async function serve(gateway: Gateway, socket: Socket): Promise<void> {
  greet(gateway, socket)
  try {
    for await (const bytes of messagesIn(socket.iterator({ destroyOnReturn: false }))) await handle(gateway, socket, bytes)
    socket.destroy()
  } catch (error) {
    if (socket.destroyed) return
    gateway.log(`a client's connection is closed: ${textOf(error)}`)
    if (isRefused(error)) answerRefused(socket, error.header, error.message)
    else socket.destroy()
  }
}

function greet(gateway: Gateway, socket: Socket): void {
  gateway.connections.current += 1
  gateway.connections.total += 1
  socket.setNoDelay(true)
  socket.on('error', (error) => gateway.log(`a client's connection failed: ${error.message}`))
  socket.once('close', () => {
    gateway.connections.current -= 1
    if (!gateway.strict) abandonOf(gateway, socket)
  })
}

async function handle(gateway: Gateway, socket: Socket, bytes: Buffer): Promise<void> {
  const { message, call } = read(bytes)
  let isAnswered = message.moreToCome
  const tell = (reply: Reply) => {
    if (!isAnswered) send(socket, message, reply)
    isAnswered = true
  }
  const cut = () => tell(errorReply(shuttingDown(gateway, call)))
  gateway.running.add(cut)
  try {
    tell(await answer(gateway, call, socket).catch((error) => replyToError(gateway, call.name, error)))
  } finally {
    gateway.running.delete(cut)
  }
}

function read(bytes: Buffer): { message: Message; call: ReturnType<typeof parseCall> } {
  try {
    const message = parseMessage(bytes)
    return { message, call: parseCall(message) }
  } catch (error) {
    throw refused(bytes, `malformed message: ${textOf(error)}`)
  }
}

/** The answer to a failed command; an error that leaves nothing to answer is thrown on. */
function replyToError(gateway: Gateway, name: string, error: unknown): Reply {
  if (isCommandError(error)) return errorReply(error)
  if (isConnectionLost(error)) {
    noticeLoss(gateway)
    throw error
  }
  if (BSONError.isBSONError(error)) return errorReply(commandError(INVALID_BSON, error.message))
  gateway.log(`${name} failed: ${error instanceof Error ? error.stack : String(error)}`)
  return errorReply(commandError(1, textOf(error)))
}

function send(socket: Socket, message: Message, reply: Reply): void {
  const [head, content] = replyBytes(message, reply)
  if (content.length <= SMALL_BYTES) socket.write(Buffer.concat([head, content]))
  else {
    socket.write(head)
    socket.write(content)
  }
}

function answerRefused(socket: Socket, header: Buffer, text: string): void {
  const message: Message = { requestId: header.readInt32LE(4), legacy: false, moreToCome: false, body: header, sequences: new Map() }
  send(socket, message, errorReply(commandError(MALFORMED, text)))
  socket.destroySoon()
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
