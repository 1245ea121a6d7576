import { setTimeout as pause } from 'node:timers/promises'
import type { RequestHandler, Response } from 'express'
import { unavailable } from '../problems.ts'

// A database that hangs answers nobody, but people are told so in time. What was begun for them goes on or fails by itself; asked again under the
// same Idempotency-Key, it acts once.

const limitMs = 5000

/** What this comes to, or 503 after `ms`, unless it `hasBegun` to be sent by then. */
export const within = async <T>(ms: number, work: Promise<T>, hasBegun = () => false): Promise<T> => {
  const over = new AbortController()
  const late = pause(ms, null, { signal: over.signal }).then(() => (hasBegun() ? work : Promise.reject(unavailable())))
  try {
    return await Promise.race([work, late])
  } finally {
    over.abort()
  }
}

/** Begins the five seconds that a request has for all it asks of the database; what comes in over a slow network is read before. */
export const startClock: RequestHandler = (_, response, next) => {
  response.locals.until = performance.now() + limitMs
  next()
}

/** What this comes to within what is left of the request's five seconds, or 503. */
export const inTime = <T>(response: Response, work: Promise<T>) =>
  within(Math.max((response.locals.until as number) - performance.now(), 1), work, () => response.headersSent)

/** A guard that has no more time than that, and lets nobody in afterwards. */
export const guardInTime =
  (guard: RequestHandler): RequestHandler =>
  async (request, response, next) => {
    await inTime(response, Promise.resolve(guard(request, response, (refusal?: unknown) => response.headersSent || next(refusal))))
  }
