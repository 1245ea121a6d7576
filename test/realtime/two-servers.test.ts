import { expect } from 'chai'
import supertest from 'supertest'
import type { OrderView } from '../../server/contract/orders.ts'
import { buildCounty, type County, type Someone } from '../support/county.ts'
import { listen } from '../support/listen.ts'
import { need } from '../support/orders.ts'
import { spawnServer } from '../support/process.ts'
import { address } from '../support/program.ts'

// Two servers on one database: one relays at a time, and the listeners of both hear everything.

describe('two servers on one database', function () {
  this.timeout(30_000)
  let county: County
  let other: Awaited<ReturnType<typeof spawnServer>>
  before(async () => {
    county = await buildCounty()
    other = await spawnServer(process.env.MONGODB_URI!)
  })
  after(() => other.stop())

  const post = async (url: string, who: Someone, path: string, body: object = {}) => {
    const answer = await supertest(url).post(`/api/v1${path}`).set('Authorization', `Bearer ${who.token}`).send(body)
    if (answer.status >= 300) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`)
    return answer.body as OrderView
  }

  it('listeners of each hear every card once and in order, and every notice, whichever server made the move and whichever relayed it', async () => {
    const urls = [address(), other.url]
    const centres = await Promise.all(urls.map((url) => listen(county.dispatcher, { url })))
    const workers = await Promise.all(urls.map((url) => listen(county.worker, { url })))
    const orders: string[] = []
    for (let n = 0; n < 20; n++) {
      const { id } = await post(urls[n % 2]!, county.resident, '/orders', need)
      await post(urls[(n + 1) % 2]!, county.worker, `/orders/${id}/actions/collect`)
      orders.push(id)
    }
    for (const { heard, until } of centres) {
      await until(({ cards, boards }) => cards.length >= 40 && boards.length > 0, 10_000)
      const ids = heard.cards.map(({ eventId }) => eventId)
      expect(ids).to.eql([...new Set(ids)].sort())
      for (const id of orders) expect(heard.cards.filter((card) => card.id === id).map(({ action }) => action)).to.eql(['post', 'collect'])
    }
    for (const { heard, until } of workers) {
      await until(({ notices }) => notices.length >= 20, 10_000)
      expect(heard.notices.map(({ orderId }) => orderId)).to.have.members(orders)
    }
  })
})
