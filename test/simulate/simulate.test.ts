import { expect } from 'chai'
import { simulate } from '../../scripts/simulate/run.ts'
import { dropDatabase, ownDatabase, seedDatabase, spawnServer } from '../support/process.ts'

// The county at work, small: what npm run simulate does with all needs.

const silent = { say: () => {}, follow: () => () => {} }

describe('the simulated county', function () {
  this.timeout(120_000)
  const uri = ownDatabase('simulate')
  let server: Awaited<ReturnType<typeof spawnServer>>
  before(async () => {
    await seedDatabase(uri, '--without-orders')
    server = await spawnServer(uri)
  })
  after(async () => {
    await server.stop()
    await dropDatabase(uri)
  })

  for (const wild of [false, true])
    it(`brings every order, card and minute where it should be, ${wild ? 'with everything beside the plain way' : 'on the plain way'}`, async () => {
      const faults = await simulate(server.url, { orders: 12, wild }, silent)
      expect(faults.join('\n')).to.equal('')
    })
})
