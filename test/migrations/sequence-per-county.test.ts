import { expect } from 'chai'
import mongoose from 'mongoose'
import { sequencePerCounty } from '../../server/db/migrations/01-sequence-per-county.ts'
import { EventModel } from '../../server/events/event.model.ts'
import { readLogPositions } from '../../server/events/log-position.ts'
import { eventId } from '../../server/events/sequence.ts'
import { buildCounty, type County } from '../support/county.ts'
import { eventually } from '../support/eventually.ts'
import { buildOrder } from '../support/orders.ts'

describe('migration: one sequence for each county', () => {
  let counties: County[]
  before(async () => {
    counties = [await buildCounty(), await buildCounty()]
  })

  it('numbering goes on where one document for all had left it, and so does the position in the log', async () => {
    const db = mongoose.connection.db!
    const last = new Map(counties.map(({ code }, n) => [code, 41 + n]))
    const next = Object.fromEntries(last)
    const handed = Object.fromEntries([...last].map(([code, n]) => [code, eventId(code, n)]))
    for (const _ of ['once', 'again']) {
      await db.collection<{ _id: string }>('sequencer').insertMany([
        { _id: 'relay', owner: 'a server', until: new Date(), next },
        { _id: 'handed', handed },
      ] as never[])
      await sequencePerCounty.up(db)
    }
    const positions = await readLogPositions()
    for (const county of counties) {
      expect(positions.get(county.code)).to.equal(handed[county.code])
      const { id } = await buildOrder(county, { at: 'posted' })
      const event = await eventually(
        () => EventModel.findOne({ order: id }).lean(),
        (found) => found !== null,
      )
      expect(event!._id).to.equal(eventId(county.code, last.get(county.code)! + 1))
    }
    expect(await db.listCollections({ name: 'sequencer' }).toArray()).to.eql([])
  })

  it('on a database that never had it, does nothing', async () => {
    await sequencePerCounty.up(mongoose.connection.db!)
  })
})
