import type { Migration } from '../migrate.ts'

type Sequencer = { _id: string; next?: Record<string, number>; handed?: Record<string, string> }
type OfCounty = { _id: string; county: string }

/** One document that numbered all counties' events becomes one for each county, and so does how far their logs were handed on. Numbering goes on where it was. */
export const sequencePerCounty: Migration = {
  up: async (db) => {
    const sequencer = db.collection<Sequencer>('sequencer')
    const [relay, handed] = [await sequencer.findOne({ _id: 'relay' }), await sequencer.findOne({ _id: 'handed' })]
    for (const [county, last] of Object.entries(relay?.next ?? {}))
      await db.collection<OfCounty & { last: number }>('sequences').updateOne({ _id: county, county }, { $max: { last } }, { upsert: true })
    for (const [county, event] of Object.entries(handed?.handed ?? {}))
      await db.collection<OfCounty & { event: string }>('log-positions').updateOne({ _id: county, county }, { $max: { event } }, { upsert: true })
    if (relay || handed) await sequencer.drop()
  },
  replaced: { orders: ['unrelayed_1'] },
}
