import { expect } from 'chai'
import { book } from '../support/books.ts'
import { buildCounty, type County } from '../support/county.ts'
import { act, granted, need, send } from '../support/orders.ts'
import { http } from '../support/program.ts'

/** What a task answers, and what part of its time the slowest of the requests beside it took. */
const withOthers = async <T>(task: Promise<T>) => {
  const waits: number[] = []
  const start = performance.now()
  let took = 0
  const done = task.finally(() => (took = performance.now() - start))
  while (took === 0) {
    const asked = performance.now()
    await http().get('/api/v1/units?level=county')
    waits.push(performance.now() - asked)
  }
  const ms = Math.max(...waits)
  return [await done, { ms, share: ms / took }] as const
}

describe('many and long books', () => {
  let county: County
  let id: string
  before(async () => {
    county = await buildCounty()
    ;({ id } = await granted(send(county.resident, '/orders', need)))
    for (const who of [county.worker, county.resident])
      for (let n = 0; n < 15; n++) await granted(act(who, id, 'comment', { text: '一段不短的话。'.repeat(100) }))
  })

  it('others are served while a long book is drawn', async () => {
    const [status, slowest] = await withOthers(book(county.worker, id).then((answer) => answer.status))
    expect(status).to.equal(200)
    expect(slowest.share, `one waited ${slowest.ms} ms`).to.be.lessThan(0.8)
  })

  it('429 for who asks for more while two of theirs wait; those are drawn, and others get theirs', async () => {
    const own = Array.from({ length: 16 }, () => book(county.worker, id))
    const answers = await Promise.all([...own, book(county.resident, id), book(county.supervisor, id)])
    const served = answers.filter(({ status }) => status === 200)
    const refused = answers.filter(({ status }) => status === 429)
    expect(answers.slice(16).map(({ status }) => status)).to.eql([200, 200])
    // Two of theirs at once, and another whenever one is drawn while they still ask.
    expect([served.length, served.length + refused.length]).to.satisfy(([own, all]: number[]) => own! >= 4 && own! <= 8 && all === 18)
    for (const { body } of served) expect((body as Buffer).subarray(0, 5).toString()).to.equal('%PDF-')
    expect(refused[0]!.headers['retry-after']).to.equal('10')
    expect(JSON.parse((refused[0]!.body as Buffer).toString())).to.include({ code: 'paper.drawing' })
  })
})
