import { defineModel } from '../db/model.ts'
import { newId } from '../db/new-id.ts'
import { isDuplicate } from '../db/duplicate.ts'

// One sequencer at a time gives events their place, by a short lease on one document. Taking numbers and renewing the lease is one write,
// so that a sequencer that slept past its lease gets none.

type Sequencer = { _id: string; owner: string; until: Date; next: Record<string, number> }
const SequencerModel = defineModel<Sequencer>('Sequencer', 'sequencer', { owner: String, until: Date, next: {} })

const leaseMs = 1000
const owner = newId()

/** Reserves numbers for each county: county → how many. Answers county → the number before the first one, or null while another process holds the lease. */
export const reserve = async (counts: Map<string, number>) => {
  const at = Date.now()
  const wanted = Object.fromEntries([...counts].map(([county, count]) => [`next.${county}`, count]))
  try {
    const held = await SequencerModel.findOneAndUpdate(
      { _id: 'relay', $or: [{ owner }, { until: { $lt: new Date(at) } }] },
      { $set: { owner, until: new Date(at + leaseMs) }, $inc: wanted },
      { upsert: true, returnDocument: 'after' },
    ).lean<Sequencer>()
    return new Map([...counts].map(([county, count]) => [county, held.next[county]! - count]))
  } catch (error) {
    if (isDuplicate(error)) return null
    throw error
  }
}

/** The id of a county's n-th event: 24 digits, sorting as the numbers do. */
export const eventId = (county: string, n: number) => county + n.toString(16).padStart(12, '0')
