import { setInterval as every, setTimeout as pause } from 'node:timers/promises'
import mongoose from 'mongoose'
import { fromNow, isNotBetween } from './database-clock.ts'
import { isDuplicate } from './duplicate.ts'
import { newId } from './new-id.ts'

// A lock among all servers of one database. Its times are the database's, so that no server's clock can hold it longer.

const leaseMs = 10_000
const renewMs = 3000
const askMs = 100

type Lock = { _id: string; owner: string; until: Date }
const locks = () => mongoose.connection.collection<Lock>('locks')

const begin = (name: string) =>
  locks()
    .insertOne({ _id: name, owner: '', until: new Date(0) })
    .catch((error: unknown) => {
      if (!isDuplicate(error)) throw error
    })

const take = async (name: string, owner: string) => {
  const free = { _id: name, $or: [{ owner }, { $expr: isNotBetween('until', 0, 2 * leaseMs) }] }
  const { matchedCount } = await locks().updateOne(free, [{ $set: { owner, until: fromNow(leaseMs) } }])
  return matchedCount === 1
}

const renew = async (name: string, owner: string, signal: AbortSignal) => {
  for await (const _ of every(renewMs, null, { signal })) if (!(await take(name, owner))) throw new Error(`Another server took over: ${name}.`)
}

const giveUp = (name: string, owner: string) => locks().updateOne({ _id: name, owner }, { $set: { until: new Date(0) } })

/** Runs while no other server runs the same, waiting its turn; what a server that died had begun, the next one runs again after at most ten seconds. */
export const exclusively = async (name: string, run: () => Promise<void>) => {
  const owner = newId()
  await begin(name)
  while (!(await take(name, owner))) await pause(askMs)
  const over = new AbortController()
  try {
    await Promise.race([run(), renew(name, owner, over.signal)])
  } finally {
    over.abort()
    await giveUp(name, owner)
  }
}
