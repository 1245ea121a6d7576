import { expect } from 'chai'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import supertest from 'supertest'
import { runLocalDatabase } from '../../scripts/local-database/run.ts'
import { eventually } from '../support/eventually.ts'
import { spawnServer } from '../support/process.ts'

describe('the database goes away and comes back', function () {
  this.timeout(120_000)

  it('requests are answered 503 meanwhile, and served again afterwards without a restart', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'liudan-away-'))
    const first = await runLocalDatabase({ dir, port: 0 })
    const server = await spawnServer(first.uri)
    const ask = () => supertest(server.url).get('/api/v1/units?level=county')
    expect((await ask()).status).to.equal(200)
    await first.stop()
    const { status, body } = await ask()
    expect([status, body.code]).to.eql([503, 'unavailable'])
    expect((await supertest(server.url).get('/readyz')).status).to.equal(503)
    const again = await runLocalDatabase({ dir, port: Number(new URL(first.uri).port) })
    await eventually(
      async () => (await ask()).status,
      (now) => now === 200,
      30_000,
    )
    await server.stop()
    await again.stop()
    await rm(dir, { recursive: true, force: true })
  })
})
