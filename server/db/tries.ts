import { RateLimiterMongo, RateLimiterRes } from 'rate-limiter-flexible'
import mongoose from 'mongoose'

/** Where tries are counted; made with its indexes at the start. */
export const triesCollection = 'sign-in-failures'

/** Counts the tries a key has, on every server that shares the database: at most `points` within `seconds` from the first. */
export const limitTries = (points: number, seconds: number) => {
  let limiter: RateLimiterMongo | undefined
  const counter = () =>
    (limiter ??= new RateLimiterMongo({
      storeClient: mongoose.connection.getClient(),
      dbName: mongoose.connection.name,
      tableName: triesCollection,
      points,
      duration: seconds,
      disableIndexesCreation: true,
    }))
  return {
    /** Counts a try before it is judged, so that many at once are not judged for free: how many are left, or how long to wait in ms. */
    count: async (key: string): Promise<{ left: number } | { waitMs: number }> => {
      try {
        return { left: (await counter().consume(key)).remainingPoints }
      } catch (refusal) {
        if (refusal instanceof RateLimiterRes) return { waitMs: refusal.msBeforeNext }
        throw refusal
      }
    },
    /** Takes back a try that came to nothing. */
    giveBack: (key: string) => counter().reward(key),
    forget: (key: string) => counter().delete(key),
  }
}
