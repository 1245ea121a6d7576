import { Router, type Request } from 'express'
import mongoose from 'mongoose'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { config } from '../config.ts'
import { Problem } from '../problems.ts'
import { within } from './time-limit.ts'

export const registry = new Registry()
collectDefaultMetrics({ register: registry })

const durations = new Histogram({
  name: 'http_request_seconds',
  help: 'Seconds a request took, by method, route and status',
  labelNames: ['method', 'route', 'status'],
  registers: [registry],
})

/** What must work for the program to serve: for how long an event has waited for the relay, and whether the queue of jobs runs. Both answer at once. */
export type Checks = { open: () => boolean; relayLagMs: () => number; queue: () => boolean }

const longestLagMs = 15_000

const lag = new Gauge({ name: 'relay_lag_seconds', help: 'Seconds the oldest event has waited for the relay', registers: [registry] })

// Whoever watches is told soon.
const limitMs = 1000

const isHome = (address: string | undefined) => ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(address ?? '')
const mayMeasure = (request: Request) =>
  (config.METRICS_TOKEN && request.get('authorization') === `Bearer ${config.METRICS_TOKEN}`) ||
  (isHome(request.socket.remoteAddress) && !request.get('x-forwarded-for'))

const readiness = async (checks: Checks) => {
  // A read: what stands before a database may answer a ping by itself.
  const read = mongoose.connection.db!.collection('migrations').findOne({}, { projection: { _id: 1 } })
  const database = await within(limitMs, read).then(
    () => true,
    () => false,
  )
  return { open: checks.open(), database, queue: checks.queue(), relay: checks.relayLagMs() < longestLagMs }
}

/** /healthz (alive), /readyz (each part, 503 when one fails), /metrics (this machine or token only). */
export const health = (checks: Checks) => {
  const router = Router()
  router.use((request, response, next) => {
    const stop = durations.startTimer()
    response.on('finish', () =>
      stop({ method: request.method, route: (request.route as { path?: string } | undefined)?.path ?? 'none', status: response.statusCode }),
    )
    next()
  })
  router.get('/healthz', (_, response) => void response.json({ alive: true }))
  router.get('/readyz', async (_, response) => {
    const parts = await readiness(checks)
    response.status(Object.values(parts).every(Boolean) ? 200 : 503).json(parts)
  })
  router.get('/metrics', async (request, response) => {
    if (!mayMeasure(request)) throw new Problem('forbidden')
    lag.set(checks.relayLagMs() / 1000)
    response.type(registry.contentType).send(await registry.metrics())
  })
  return router
}
