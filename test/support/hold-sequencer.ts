import { UUID, type Db } from 'mongodb'
import { eventually } from './eventually.ts'

/** Keeps a county's relay waiting, as another server that is its sequencer does, until let go. */
export const holdSequencer = async (db: Db, county: string) => {
  const leases = db.collection<{ _id: string; county: string }>('sequencer-leases')
  const session = { id: new UUID() }
  const held = [{ $set: { session: { $literal: session }, until: { $add: ['$$NOW', 3000] } } }]
  const free = { _id: county, county, $expr: { $lt: ['$until', '$$NOW'] } }
  await leases.updateOne({ _id: county, county }, { $setOnInsert: { session, until: new Date(0) } }, { upsert: true })
  await eventually(
    async () => (await leases.updateOne(free, held)).matchedCount,
    (taken) => taken === 1,
  )
  let renewing: Promise<unknown> = Promise.resolve()
  const timer = setInterval(() => (renewing = leases.updateOne({ _id: county, county }, held)), 500)
  return async () => {
    clearInterval(timer)
    await renewing
    await leases.updateOne({ _id: county, county }, { $set: { until: new Date(0) } })
  }
}
