import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { once } from 'node:events'
import { failure } from '../failure.ts'
import { serve } from './connection.ts'
import { SET_NAME } from './handshake.ts'
import { noticeLoss } from './recovery.ts'
import { closeIdle } from './sessions.ts'
import { openPool } from './sql.ts'
import type { Gateway, Log } from './state.ts'
import { drain } from './shutdown.ts'
import { failTransaction } from './transactions.ts'

const HOST = '127.0.0.1'
const POOL_SIZE = 32
const TRANSACTION_POOL_SIZE = 64
const SWEEP_MS = 60_000
/* mongod's transactionLifetimeLimitSeconds. */
const LIFETIME_SECONDS = 60

export type RunningGateway = { uri: string; port: number; stop: () => Promise<void> }

/** `strict`: as strict about transactions as mongod is, which may stay open for this many seconds. */
export type GatewayOptions = { socket: string; port: number; log: Log; strict?: number }

/** Opens the MongoDB door, on loopback only, before the PostgreSQL behind `socket`. Port 0 means any free one. */
export async function startGateway(options: GatewayOptions): Promise<RunningGateway> {
  const gateway = createGateway(options)
  const clients = new Set<Socket>()
  const server = createServer((client) => {
    clients.add(client)
    client.once('close', () => clients.delete(client))
    void serve(gateway, client)
  })
  const port = await listen(server, options.port)
  gateway.address.port = port
  const sweep = setInterval(() => void closeIdle(gateway).catch((error) => options.log(`closing idle cursors failed: ${String(error)}`)), SWEEP_MS).unref()
  const stop = async () => {
    clearInterval(sweep)
    server.close()
    await drain(gateway)
    for (const client of clients) client.destroySoon()
    await Promise.all([...gateway.transactions.values()].map((transaction) => failTransaction(gateway, transaction)))
    await Promise.all([gateway.pool.end(), gateway.transactionPool.end()])
  }
  return { uri: `mongodb://${HOST}:${port}/liudan?replicaSet=${SET_NAME}`, port, stop }
}

function createGateway({ socket, log, strict }: GatewayOptions): Gateway {
  const open = (size: number) => openPool(socket, size, { log, onLost: () => noticeLoss(gateway) })
  const gateway: Gateway = {
    pool: open(POOL_SIZE),
    transactionPool: open(TRANSACTION_POOL_SIZE),
    transactions: new Map(),
    cursors: new Map(),
    replays: new Map(),
    collections: new Set(),
    turns: new Map(),
    connections: { current: 0, total: 0 },
    phase: 'primary',
    refusedAt: 0,
    running: new Set(),
    startedAt: Date.now(),
    strict: strict !== undefined,
    lifetimeMs: (strict ?? LIFETIME_SECONDS) * 1000,
    address: { host: HOST, port: 0 },
    log,
  }
  return gateway
}

async function listen(server: Server, port: number): Promise<number> {
  server.listen(port, HOST)
  await once(server, 'listening').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error
    throw failure(`Port ${port} of the local database is taken; choose another with --port`, error)
  })
  return (server.address() as AddressInfo).port
}
