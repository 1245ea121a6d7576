import { expect } from 'chai'
import { spawn } from 'node:child_process'
import { createServer, type AddressInfo } from 'node:net'
import { ownDatabase } from '../support/process.ts'
import { startStandalone } from '../support/standalone.ts'

// A start that cannot be: one sentence that names what is wrong and the way out, and exit code 1.

const start = (settings: Record<string, string>) =>
  new Promise<{ code: number | null; said: string }>((resolve) => {
    const child = spawn(process.execPath, ['--import=tsx', 'server/index.ts'], {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, PORT: '0', ...settings },
    })
    let said = ''
    child.stderr.on('data', (chunk) => (said += chunk))
    child.on('close', (code) => resolve({ code, said }))
  })

describe('starts that are refused', function () {
  this.timeout(60_000)

  it('a standalone MongoDB, for it has no transactions', async () => {
    const standalone = await startStandalone()
    const { code, said } = await start({ MONGODB_URI: standalone.uri })
    standalone.stop()
    expect(code).to.equal(1)
    expect(said).to.match(/^liudan: MONGODB_URI points to a standalone MongoDB, which has no transactions\. Start it as a replica set .* or unset MONGODB_URI/)
  })

  it('a database that does not answer', async () => {
    const { code, said } = await start({ MONGODB_URI: 'mongodb://someone:secret@127.0.0.1:9/liudan' })
    expect(code).to.equal(1)
    expect(said).to.match(/^liudan: The database at .* does not answer .*set MONGODB_URI to a MongoDB replica set/)
    expect(said).not.to.include('secret')
  })

  it('a port that is taken', async () => {
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const { port } = other.address() as AddressInfo
    const { code, said } = await start({ PORT: String(port), MONGODB_URI: ownDatabase('refused') })
    other.close()
    expect([code, said.trim()]).to.eql([1, `liudan: Port ${port} is taken. Stop what uses it, or set PORT to another one.`])
  })

  it('settings that are wrong, all of them named; production without a secret or its own address', async () => {
    const { code, said } = await start({ PORT: 'many', MONGODB_URI: 'postgres://x' })
    expect(code).to.equal(1)
    expect(said).to.match(/^liudan: Settings: .*"PORT" .*"MONGODB_URI" .*See \.env\.example\.\n$/)
    const secretless = await start({ NODE_ENV: 'production', JWT_SECRET: '' })
    expect(secretless.code).to.equal(1)
    expect(secretless.said).to.match(/^liudan: Settings: .*"JWT_SECRET"/)
    const addressless = await start({ NODE_ENV: 'production', PUBLIC_URL: '' })
    expect(addressless.code).to.equal(1)
    expect(addressless.said).to.match(/^liudan: Settings: "PUBLIC_URL" is required in production: .*QR codes.*\. See \.env\.example\.\n$/)
  })
})
