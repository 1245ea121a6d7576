import type { ClientSession } from 'mongoose'
import { defineModel } from '../db/model.ts'
import { inTransaction } from '../db/transaction.ts'
import { holdLease, sessionOf } from './sequencer-lease.ts'

// A county's sequence. The lease keeps servers from doing the same work twice and lets one follow a dead one; that numbers appear in their order,
// and each once, rests on the transaction alone, in which numbers are taken and events are stored together.

type Sequence = { _id: string; county: string; last: number }
const SequenceModel = defineModel<Sequence>('Sequence', 'sequences', { county: String, last: Number })

/** Takes the county's next numbers; answers the one before them. */
const take = async (county: string, count: number, session: ClientSession) => {
  const wanted = { $inc: { last: count } }
  const { last } = await SequenceModel.findOneAndUpdate({ _id: county, county }, wanted, { upsert: true, returnDocument: 'after', session }).lean<Sequence>()
  return last - count
}

/**
 * Takes so many numbers of a county and lets `store`, given the one before them, write what bears them in the same transaction, so that whoever
 * reads the log in its order misses nothing. `store` may run twice. False while another process is the county's sequencer.
 */
export const inSequence = async (county: string, count: number, store: (last: number, session: ClientSession) => Promise<void>): Promise<boolean> => {
  const session = await sessionOf(county)
  return inTransaction(async () => {
    // Asked at every try: whoever took the lease from a slow holder ended its transaction, and it gives way.
    if (!(await holdLease(county, session))) return false
    await store(await take(county, count, session), session)
    return true
  }, session)
}

/** The id of a county's n-th event: 24 digits, sorting as the numbers do. */
export const eventId = (county: string, n: number) => county + n.toString(16).padStart(12, '0')
