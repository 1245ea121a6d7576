import { expect } from 'chai'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { nextPause } from '../../scripts/keep-running.ts'
import { gatewayProcess, gone, postmaster } from '../database/processes.ts'
import { eventually } from '../support/eventually.ts'
import { ownDatabase } from '../support/process.ts'

// npm start as a person runs it, with a small database of its own and without the demo county.

const childrenOf = (pid: number) => readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').map(Number)
const isServer = (pid: number) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('server/index.ts')

const run = (settings: NodeJS.ProcessEnv, dir: string) => {
  const npm = spawn('npm', ['start', '--', '--database-dir', dir, '--database-port', '0'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, DEMO: 'false', ...settings },
  })
  const said: string[] = []
  for (const stream of [npm.stdout, npm.stderr]) createInterface({ input: stream }).on('line', (line) => said.push(line))
  return { npm, said, exit: once(npm, 'exit') as Promise<[number | null, NodeJS.Signals | null]>, close: once(npm, 'close') }
}

const isReady = (url: string) =>
  fetch(`${url}/readyz`).then(
    ({ status }) => status === 200,
    () => false,
  )

describe('npm start', function () {
  this.timeout(60_000)
  const dir = mkdtempSync(join(tmpdir(), 'liudan-launcher-'))
  after(() => rmSync(dir, { recursive: true, force: true }))

  const launch = async () => {
    const { npm, said, exit } = run({ PORT: '0', MONGODB_URI: undefined }, dir)
    const told = (words: string, times = 1) =>
      eventually(
        async () => said.filter((line) => line.includes(words)).length,
        (count) => count >= times,
        30_000,
      )
    await told('六单 liudan — ')
    const url = /http:\S+/.exec(said.find((line) => line.includes('六单 liudan — '))!)![0]
    const [launcher = 0] = childrenOf(npm.pid!)
    const server = () => childrenOf(launcher).find(isServer)!
    const all = () => [npm.pid!, launcher, server(), gatewayProcess(dir), postmaster(dir)]
    return { npm, launcher, server, all, url, told, exit }
  }

  const endings: Array<[string, 'npm' | 'launcher', NodeJS.Signals, [number | null, string | null] | null]> = [
    ['npm is asked to end by SIGINT', 'npm', 'SIGINT', [0, null]],
    ['npm is killed', 'npm', 'SIGKILL', [null, 'SIGKILL']],
    ['the launcher is killed', 'launcher', 'SIGKILL', [null, 'SIGKILL']],
  ]
  for (const [how, whom, signal, ending] of endings) {
    it(`leaves no process and no port behind when ${how}`, async () => {
      const { npm, launcher, all, url, exit } = await launch()
      const pids = all()
      process.kill(whom === 'npm' ? npm.pid! : launcher, signal)
      expect(await exit).to.eql(ending)
      await Promise.all(pids.map(gone))
      expect(await isReady(url)).to.equal(false)
    })
  }

  it('brings up again what died, where it was, and leaves nothing behind when npm is asked to end by SIGTERM', async () => {
    const { npm, server, all, url, told, exit } = await launch()
    const port = () => (JSON.parse(readFileSync(join(dir, 'running.json'), 'utf8')) as { port: number }).port
    const before = port()
    process.kill(gatewayProcess(dir), 'SIGKILL')
    await told('start: the database ended (SIGKILL); it is started again in 1 s')
    await told('start: the database is up again')
    process.kill(postmaster(dir), 'SIGKILL')
    await told('start: the database ended (1); it is started again in 2 s')
    const killed = server()
    process.kill(killed, 'SIGKILL')
    await told('start: the server ended (SIGKILL); it is started again in 1 s')
    await told('start: the database is up again', 2)
    await told('start: the server is up again')
    expect([port(), server() === killed]).to.eql([before, false])
    await eventually(() => isReady(url), Boolean, 20_000)
    const pids = all()
    process.kill(npm.pid!, 'SIGTERM')
    expect(await exit).to.eql([0, null])
    await Promise.all(pids.map(gone))
  })

  it('ends with the server’s own sentence where the first start is refused', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    const { said, exit, close } = run({ PORT: String(port), MONGODB_URI: ownDatabase('launcher') }, dir)
    expect(await exit).to.eql([1, null])
    await close
    other.close()
    expect(said.slice(-2)).to.eql([
      `liudan: Port ${port} is taken. Stop what uses it, or set PORT to another one.`,
      'start: the server ended (1) before it was ready; the line above says why.',
    ])
  })

  it('waits 1, 2, 4 … 30 s before it starts a part again, and 1 s anew for one that lived a minute', () => {
    const pauses: number[] = []
    for (let last = 0; pauses.length < 7; pauses.push(last)) last = nextPause(last, 3000)
    expect(pauses).to.eql([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000])
    expect(nextPause(30_000, 60_000)).to.equal(1000)
  })
})
