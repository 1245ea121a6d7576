import mongoose, { type ClientSession } from 'mongoose'

const concerns = { readConcern: { level: 'snapshot' }, writeConcern: { w: 'majority' }, readPreference: 'primary' } as const

/**
 * Runs writes that belong together: all or none, on one snapshot, acknowledged by a majority. `write` may run twice, and gives `session` to each of
 * its calls, one after the other. Runs in a session of the caller's where one is given.
 */
export const inTransaction = <T>(write: (session: ClientSession) => Promise<T>, given?: ClientSession): Promise<T> => {
  const run = (session: ClientSession) => session.withTransaction(() => write(session), concerns)
  return given ? run(given) : mongoose.connection.withSession(run)
}
