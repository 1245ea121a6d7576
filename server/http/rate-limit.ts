import type { RequestHandler } from 'express'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { config } from '../config.ts'
import { Problem } from '../problems.ts'

const limiter = new RateLimiterMemory({ points: config.REQUESTS_PER_MINUTE, duration: 60 })

/** Refuses an address that asks too often (429), saying when to come back. */
export const rateLimit: RequestHandler = async (request, _, next) => {
  try {
    await limiter.consume(request.ip ?? '')
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal
    const seconds = Math.ceil(refusal.msBeforeNext / 1000)
    throw new Problem('rate.limited', { seconds }, { retryAfter: seconds })
  }
  next()
}
