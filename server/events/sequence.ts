import type { ClientSession } from 'mongoose'
import { defineModel } from '../db/model.ts'
import { newId } from '../db/new-id.ts'
import { isDuplicate } from '../db/duplicate.ts'
import { inTransaction } from '../db/transaction.ts'

// One sequencer at a time gives events their place, by a short lease. The lease keeps servers from doing the same work twice; that numbers
// appear in their order rests on the transaction, in which numbers are taken and events are stored together.

type Sequencer = { _id: string; owner: string; until: Date; next: Record<string, number>; handed: Record<string, string> }
const SequencerModel = defineModel<Sequencer>('Sequencer', 'sequencer', { owner: String, until: Date, next: {}, handed: {} })

const leaseMs = 1000
const owner = newId()
let renewAt = 0

const holdLease = async () => {
  const at = Date.now()
  if (at < renewAt) return true
  try {
    const free = { _id: 'relay', $or: [{ owner }, { until: { $lt: new Date(at) } }] }
    await SequencerModel.updateOne(free, { $set: { owner, until: new Date(at + leaseMs) } }, { upsert: true })
    renewAt = at + leaseMs / 2
    return true
  } catch (error) {
    if (isDuplicate(error)) return false
    throw error
  }
}

const take = async (counts: Map<string, number>, session: ClientSession) => {
  const wanted = Object.fromEntries([...counts].map(([county, count]) => [`next.${county}`, count]))
  const held = await SequencerModel.findOneAndUpdate({ _id: 'relay', owner }, { $inc: wanted }, { returnDocument: 'after', session }).lean<Sequencer>()
  return held && new Map([...counts].map(([county, count]) => [county, held.next[county]! - count]))
}

/** county → the number before the first one reserved. */
export type Numbers = Map<string, number>

/**
 * Takes numbers for each county (county → how many) and lets `store` write what bears them in the same transaction, so that whoever reads the
 * log in its order misses nothing. `store` may run twice. False while another process is the sequencer.
 */
export const inSequence = async (counts: Map<string, number>, store: (last: Numbers, session: ClientSession) => Promise<void>): Promise<boolean> => {
  if (!(await holdLease())) return false
  return inTransaction(async (session) => {
    const last = await take(counts, session)
    if (last) await store(last, session)
    else renewAt = 0
    return last !== null
  })
}

/** The id of a county's n-th event: 24 digits, sorting as the numbers do. */
export const eventId = (county: string, n: number) => county + n.toString(16).padStart(12, '0')

/** Notes how far every subscriber has heard: county → event id. */
export const noteHanded = async (newest: Map<string, string>) => {
  await SequencerModel.updateOne({ _id: 'handed' }, { $max: Object.fromEntries([...newest].map(([county, id]) => [`handed.${county}`, id])) }, { upsert: true })
}

/** How far every subscriber has heard, on whichever server: county → event id. */
export const findHanded = async () => (await SequencerModel.findById('handed').lean<Sequencer>())?.handed ?? {}
