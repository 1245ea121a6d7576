import { expect } from 'chai'
import { once } from 'node:events'
import { Agent, request } from 'node:http'
import supertest from 'supertest'
import { eventually } from '../support/eventually.ts'
import { startLoad } from '../support/load.ts'
import { dropDatabase, ownDatabase, seedDatabase, spawnServer } from '../support/process.ts'

// One of two servers is told to end under load. SESSIONS says how many people are at it at once.

const sessions = Number(process.env.SESSIONS ?? 12)

type Server = Awaited<ReturnType<typeof spawnServer>>

/** Asks on one connection, kept open until the server says that it was the last time. */
const watch = ({ url }: Server) => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  return () => supertest(url).get('/readyz').agent(agent)
}

/** A request whose body never comes: under way at the server until that gives it up, or ends. */
const hang = async ({ url }: Server) => {
  const headers = { 'Content-Type': 'application/json', 'Content-Length': 9, Expect: '100-continue' }
  const asked = request(`${url}/api/v1/auth/login`, { method: 'POST', headers })
  asked.flushHeaders()
  await once(asked, 'continue')
  return { cut: once(asked, 'error') }
}

describe('a server that is told to end', function () {
  this.timeout(120_000)
  const uri = ownDatabase('drain')
  let first: Server
  let second: Server
  before(async () => {
    await seedDatabase(uri, '--without-orders')
    first = await spawnServer(uri)
    second = await spawnServer(uri)
  })
  after(() => dropDatabase(uri))

  it('answers whoever came, is not ready any more, lets nobody else in, gives up who never ends, and ends well; nobody’s request fails', async () => {
    const load = await startLoad([first, second], sessions)
    const goesOn = async ({ url }: Server) => {
      const before = load.answered(url)
      await eventually(
        async () => load.answered(url),
        (now) => now > before + 3 * sessions,
        30_000,
      )
    }
    await goesOn(first)
    const { cut } = await hang(first)
    const ready = watch(first)
    expect((await ready()).status).to.equal(200)
    const ended = first.stop()
    const { body, headers } = await eventually(ready, ({ status }) => status === 503)
    expect([body.open, headers.connection]).to.eql([false, 'close'])
    await goesOn(second)
    await load.stop()
    expect(load.failed).to.eql([])
    await cut
    expect(await ended).to.equal(0)
  })

  it('told again, ends at once, whoever waits for an answer', async () => {
    const { cut } = await hang(second)
    const ready = watch(second)
    await ready()
    const ended = second.stop()
    await eventually(ready, ({ status }) => status === 503)
    await second.stop()
    expect(await ended, 'its exit code, had it ended by itself').to.equal(null)
    await cut
  })
})
