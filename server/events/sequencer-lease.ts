import mongoose, { Schema, type ClientSession } from 'mongoose'
import { fromNow, isBetween } from '../db/database-clock.ts'
import { defineModel } from '../db/model.ts'
import { log } from '../http/request-log.ts'

// Who numbers a county's events, by a short lease. It is never written in a transaction, so that it can be taken while the transaction of a dead
// holder still stands; and it names the session in which its holder writes, so that whoever takes it can end that transaction.

type SessionId = ClientSession['id']
type Lease = { _id: string; county: string; session: SessionId; until: Date }
const LeaseModel = defineModel<Lease>('SequencerLease', 'sequencer-leases', { county: String, session: Schema.Types.Mixed, until: Date })

const leaseMs = 2000
const renewMs = 500

/** Of this process: the session of each county, and until when its lease need not be renewed. */
const sessions = new Map<string, { session: ClientSession; renewAt: number }>()

/** The session in which this process writes what belongs to a county's log; used for nothing else, as another server may end it. */
export const sessionOf = async (county: string) => {
  const known = sessions.get(county)
  if (known && !known.session.hasEnded) return known.session
  const session = await mongoose.connection.startSession()
  sessions.set(county, { session, renewAt: 0 })
  return session
}

const find = (county: string) =>
  LeaseModel.findOne({ _id: county, county }, { session: 1, until: 1, isHeld: isBetween('until', 0, 2 * leaseMs) }).lean<Lease & { isHeld: boolean }>()

const found = (county: string, session: SessionId) =>
  LeaseModel.findOneAndUpdate(
    { _id: county, county },
    { $setOnInsert: { session, until: new Date(0) } },
    { upsert: true, returnDocument: 'after' },
  ).lean<Lease>()

const isSame = (one: SessionId, other: SessionId) => one!.id.toString('hex') === other!.id.toString('hex')

/** Rolls back what a former holder left open. Without it that would stand until the database's own limit. */
const endSession = async (session: SessionId, county: string) => {
  try {
    await mongoose.connection.db!.admin().command({ killSessions: [session] })
  } catch (error) {
    log.warn({ err: error, county }, 'sequencer: the session of a former holder could not be ended; what it left open may stand for a minute')
  }
}

const take = async (county: string, session: SessionId) => {
  const lease = (await find(county)) ?? { ...(await found(county, session)), isHeld: false }
  const isMine = isSame(lease.session, session)
  if (!isMine && lease.isHeld) return false
  if (!isMine) await endSession(lease.session, county)
  const asSeen = { _id: county, county, session: lease.session, until: lease.until }
  const { matchedCount } = await LeaseModel.collection.updateOne(asSeen as never, [{ $set: { session: { $literal: session }, until: fromNow(leaseMs) } }])
  return matchedCount === 1
}

/** Whether this process numbers the county's events for now; takes the lease where it is free. */
export const holdLease = async (county: string, session: ClientSession): Promise<boolean> => {
  const at = performance.now()
  if (at < sessions.get(county)!.renewAt) return true
  const isHeld = await take(county, session.id)
  sessions.set(county, { session, renewAt: isHeld ? at + renewMs : 0 })
  return isHeld
}
