import type { Call } from './call.ts'
import { refuseConcerns, withWriteConcern } from './concerns.ts'
import { getMore, killCursors, openCursor } from './cursors.ts'
import * as definitions from './definitions.ts'
import { commandError } from './errors.ts'
import { explain } from './explain.ts'
import { buildInfo, connectionStatus, getParameter, hello, ok, serverStatus } from './handshake.ts'
import * as reads from './reads.ts'
import { endSessions, killAllSessions, startSession } from './sessions.ts'
import { shuttingDown } from './shutdown.ts'
import type { Gateway, Reply } from './state.ts'
import { abortTransaction, commitTransaction, enterTransaction, leaveTransaction } from './transactions.ts'
import { findAndModify, write } from './writes.ts'

type Handler = (gateway: Gateway, call: Call) => Reply | Promise<Reply>

const yes: Handler = () => ok

/** Every command that is spoken here. */
const COMMANDS: Record<string, Handler> = {
  hello,
  isMaster: hello,
  ismaster: hello,
  ping: yes,
  buildInfo,
  buildinfo: buildInfo,
  getParameter,
  connectionStatus,
  serverStatus,
  insert: write,
  update: write,
  delete: write,
  findAndModify,
  findandmodify: findAndModify,
  find: openCursor,
  aggregate: openCursor,
  listIndexes: openCursor,
  listCollections: openCursor,
  getMore,
  killCursors,
  count: reads.count,
  distinct: reads.distinct,
  validate: reads.validate,
  listDatabases: reads.listDatabases,
  collStats: reads.collStats,
  dbStats: reads.dbStats,
  currentOp: reads.currentOp,
  create: definitions.create,
  drop: definitions.drop,
  dropDatabase: definitions.dropDatabase,
  createIndexes: definitions.createIndexes,
  dropIndexes: definitions.dropIndexes,
  collMod: definitions.collMod,
  renameCollection: definitions.renameCollection,
  explain,
  startSession,
  endSessions,
  killSessions: endSessions,
  killAllSessions,
  refreshSessions: yes,
  commitTransaction,
  abortTransaction,
}

/** Does a command and resolves to its answer; `carrier` stands for the connection it came over. Throws what `errors.ts` describes. */
export async function answer(gateway: Gateway, call: Call, carrier: object): Promise<Reply> {
  if (gateway.phase === 'stopping') throw shuttingDown(gateway, call)
  const handler = Object.hasOwn(COMMANDS, call.name) ? COMMANDS[call.name] : undefined
  if (!handler) {
    gateway.log(`the command ${call.name} is not offered`)
    throw commandError(59, `no such command: '${call.name}'`)
  }
  refuseConcerns(call)
  if (call.inTransaction) await enterTransaction(gateway, call, carrier)
  else await leaveTransaction(gateway, call)
  return withWriteConcern(call, await handler(gateway, call))
}
