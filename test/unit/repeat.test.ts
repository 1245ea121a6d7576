import { expect } from 'chai'
import { mock } from 'node:test'
import { untilServed, waiting } from '../../client/lib/repeat.ts'

const away = () => new Response(null, { status: 503, headers: { 'Retry-After': '2' } })
const stillAtIt = () => new Response(null, { status: 409, headers: { 'Retry-After': '1' } })
const done = () => new Response(null, { status: 201 })

/** Answers one after the other, the last one for good. */
const server = (...answers: (() => Response)[]) => {
  const asked: number[] = []
  return { asked, ask: async () => (asked.push(Date.now() / 1000), (answers.length > 1 ? answers.shift()! : answers[0]!)()) }
}

const settle = () => new Promise((resolve) => setImmediate(resolve))

/** Lets seconds pass, and what waits for each of them go on. */
const pass = async (seconds: number) => {
  for (let n = 0; n < seconds; n++) {
    await settle()
    mock.timers.tick(1000)
    await settle()
  }
}

describe('a call that finds the server away', () => {
  beforeEach(() => mock.timers.enable({ apis: ['setTimeout', 'Date'] }))
  afterEach(() => mock.timers.reset())

  it('is asked again when the server said, also while that is still at the first one, and is seen to wait', async () => {
    const { ask, asked } = server(away, away, stillAtIt, done)
    const answer = untilServed(ask, () => true)
    await pass(1)
    expect(waiting.value).to.equal(1)
    await pass(4)
    expect((await answer).status).to.equal(201)
    expect([asked, waiting.value]).to.eql([[0, 2, 4, 5], 0])
  })

  it('is given up after half a minute, with the server’s last word', async () => {
    const { ask, asked } = server(away)
    const answer = untilServed(ask, () => true)
    await pass(31)
    expect((await answer).status).to.equal(503)
    expect([asked.at(-1), waiting.value]).to.eql([30, 0])
  })

  it('is asked no more once nobody wants it, or where the server does not say when', async () => {
    const left = server(away, done)
    const answer = untilServed(left.ask, () => false)
    await pass(3)
    expect([(await answer).status, left.asked.length]).to.eql([503, 1])
    const conflict = server(() => new Response(null, { status: 409 }), done)
    expect((await untilServed(conflict.ask, () => true)).status).to.equal(409)
  })
})
