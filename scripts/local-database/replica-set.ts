import { setTimeout as delay } from 'node:timers/promises'
import { MongoClient, MongoServerError } from 'mongodb'

export const SET_NAME = 'rs0'
const ALREADY_INITIALIZED = 23
const PATIENCE_MS = 60_000

/** The address of the only member of a set: the client asks nobody else, by whatever name the member knows itself. */
export function addressOf(port: number): string {
  return `mongodb://127.0.0.1:${port}/liudan?directConnection=true`
}

/** Makes the mongod at `port` the one member of a replica set unless it is, and resolves when it is primary. `self` is its address as it sees itself. */
export async function untilPrimary(port: number, self: string): Promise<void> {
  const client = new MongoClient(addressOf(port), { serverSelectionTimeoutMS: PATIENCE_MS })
  const admin = client.db('admin')
  const until = Date.now() + PATIENCE_MS
  try {
    for (;;) {
      const hello = await admin.command({ hello: 1 })
      if (hello.isWritablePrimary) return
      if (Date.now() > until) throw new Error(`mongod at port ${port} did not become primary`)
      if (!hello.setName) await admin.command({ replSetInitiate: { _id: SET_NAME, members: [{ _id: 0, host: self }] } }).catch(unlessInitialized)
      await delay(100)
    }
  } finally {
    await client.close()
  }
}

/** A set that is still reading its own configuration. */
function unlessInitialized(error: unknown): void {
  if (!(error instanceof MongoServerError && error.code === ALREADY_INITIALIZED)) throw error
}
