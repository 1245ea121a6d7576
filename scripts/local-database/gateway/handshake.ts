import { cpus } from 'node:os'
import { serialize, type Document } from 'bson'
import type { Call } from './call.ts'
import { MAX_MESSAGE_BYTES } from './message.ts'
import type { Gateway } from './state.ts'

export const SET_NAME = 'liudan'
const VERSION = '7.0.0'
const MAX_WIRE_VERSION = 21

/** hello: the primary of a set with one member, so that drivers offer sessions and transactions; while PostgreSQL is away, no primary. */
export function hello(gateway: Gateway, call: Call): Document {
  const me = `${gateway.address.host}:${gateway.address.port}`
  const isPrimary = gateway.phase === 'primary'
  return {
    ...(call.name === 'hello' ? { isWritablePrimary: isPrimary } : { ismaster: isPrimary, helloOk: true }),
    setName: SET_NAME,
    setVersion: 1,
    secondary: false,
    hosts: [me],
    ...(isPrimary && { primary: me }),
    me,
    maxBsonObjectSize: 16 * 1024 * 1024,
    maxMessageSizeBytes: MAX_MESSAGE_BYTES,
    maxWriteBatchSize: 25_000,
    localTime: new Date(),
    logicalSessionTimeoutMinutes: 30,
    minWireVersion: 0,
    maxWireVersion: MAX_WIRE_VERSION,
    readOnly: false,
    ok: 1,
  }
}

/** buildInfo: the version of MongoDB's language that is spoken, and what really answers. */
export function buildInfo(): Document {
  return {
    version: VERSION,
    versionArray: [...VERSION.split('.').map(Number), 0],
    gitVersion: '',
    modules: [],
    bits: 64,
    maxBsonObjectSize: 16 * 1024 * 1024,
    engine: 'DocumentDB 1.0 on PostgreSQL 18',
    ok: 1,
  }
}

/** serverStatus: only what the gateway truly knows. */
export function serverStatus(gateway: Gateway): Document {
  const seconds = (Date.now() - gateway.startedAt) / 1000
  const { current, total } = gateway.connections
  return {
    host: `${gateway.address.host}:${gateway.address.port}`,
    version: VERSION,
    process: 'liudan-local-database',
    pid: process.pid,
    uptime: seconds,
    localTime: new Date(),
    connections: { current, totalCreated: total },
    transactions: { currentOpen: [...gateway.transactions.values()].filter(({ state }) => state === 'active').length },
    metrics: { cursor: { open: { total: gateway.cursors.size } } },
    mem: { resident: Math.round(process.memoryUsage.rss() / 1e6) },
    extra_info: { cores: cpus().length },
    ok: 1,
  }
}

/** getParameter: the one parameter there is to know. */
export function getParameter(_gateway: Gateway, call: Call): Document {
  return { ...(call.body.includes('featureCompatibilityVersion') || call.target === '*' ? { featureCompatibilityVersion: { version: '7.0' } } : {}), ok: 1 }
}

/** connectionStatus: there is no authentication on loopback. */
export function connectionStatus(): Document {
  return { authInfo: { authenticatedUsers: [], authenticatedUserRoles: [] }, ok: 1 }
}

/** The answer to commands that need nothing but a yes. */
export const ok = Buffer.from(serialize({ ok: 1 }))
