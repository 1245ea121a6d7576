import { expect } from 'chai'
import { EventModel } from '../../server/events/event.model.ts'
import { saveLogPosition } from '../../server/events/log-position.ts'
import { eventId } from '../../server/events/sequence.ts'
import { buildCounty } from '../support/county.ts'
import { listen } from '../support/listen.ts'
import { buildOrder } from '../support/orders.ts'

describe('an event that cannot be announced', () => {
  it('holds up no other county', async () => {
    const [bad, good] = [await buildCounty(), await buildCounty()]
    await listen(bad.dispatcher)
    const { until } = await listen(good.dispatcher)
    const _id = eventId(bad.code, 1)
    await EventModel.collection.insertOne({ _id, county: bad.code, order: 'broken', version: 1, at: new Date(), card: {}, rooms: null } as never)
    await saveLogPosition(bad.code, _id)
    const { id } = await buildOrder(good, { at: 'posted' })
    const { cards } = await until((heard) => heard.cards.length > 0)
    await EventModel.deleteOne({ _id })
    expect(cards.map((card) => card.id)).to.eql([id])
  })
})
