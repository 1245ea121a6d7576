import { expect } from 'chai'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { MongoClient } from 'mongodb'
import { chooseDatabase } from '../../scripts/local-database/choose.ts'
import { untilPrimary } from '../../scripts/local-database/replica-set.ts'
import { hello, startFakeMongod } from '../support/standalone.ts'

const UBUNTU = 'PRETTY_NAME="Ubuntu 24.04.1 LTS"\nNAME="Ubuntu"\nVERSION_ID="24.04"\nID=ubuntu\nID_LIKE=debian\n'
const debian = (version: string) => `PRETTY_NAME="Debian"\n${version}ID=debian\n`

describe('which database a machine brings up', () => {
  const cases: Array<[string, string, boolean, boolean, string]> = [
    ['Debian 12', debian('VERSION_ID="12"\n'), true, true, 'debian'],
    ['Debian 13', debian('VERSION_ID="13"\n'), true, false, 'debian'],
    ['Debian testing, which bears no number', debian(''), true, false, 'debian'],
    ['Debian 11', debian('VERSION_ID="11"\n'), true, true, 'docker'],
    ['a Debian image without apt', debian('VERSION_ID="12"\n'), false, false, 'memory-server'],
    ['Ubuntu with Docker', UBUNTU, true, true, 'docker'],
    ['Ubuntu without', UBUNTU, true, false, 'memory-server'],
    ['Fedora with Docker', 'ID=fedora\nVERSION_ID=42\n', false, true, 'docker'],
    ['macOS or Windows with Docker', '', false, true, 'docker'],
    ['macOS or Windows without', '', false, false, 'memory-server'],
  ]
  for (const [machine, osRelease, hasApt, answers, choice] of cases) {
    it(`${machine}: ${choice}`, () => {
      expect(chooseDatabase({ osRelease, hasApt, dockerAnswers: () => answers })).to.equal(choice)
    })
  }
})

describe('a database where this is not Debian', function () {
  this.timeout(60_000)
  const folder = mkdtempSync(join(tmpdir(), 'liudan-choice-'))
  const osRelease = join(folder, 'os-release')
  before(() => {
    writeFileSync(osRelease, UBUNTU)
    mkdirSync(join(folder, 'bin'))
    symlinkSync(fileURLToPath(new URL('fixtures/docker', import.meta.url)), join(folder, 'bin/docker'))
  })
  after(() => rmSync(folder, { recursive: true, force: true }))

  const asked = () => readFileSync(join(folder, 'asked'), 'utf8').trim().split('\n')

  const startThere = async (...flags: string[]) => {
    const dir = join(folder, 'there')
    const args = ['--import=tsx', 'scripts/local-database/main.ts', '--os-release', osRelease, '--dir', dir, '--port', '0', '--with-parent', ...flags]
    const PATH = join(folder, 'bin') + delimiter + process.env.PATH
    const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'], env: { ...process.env, PATH, STAND_IN: folder } })
    const lines: string[] = []
    for await (const line of createInterface({ input: child.stdout })) {
      lines.push(line)
      if (line.startsWith('ready ')) break
    }
    const end = async () => {
      const exit = once(child, 'exit')
      child.stdin.end()
      return (await exit) as [number | null, NodeJS.Signals | null]
    }
    return { dir, lines, uri: lines.at(-1)!.replace('ready ', ''), end }
  }

  it('runs MongoDB in Docker, on loopback only, its data in a volume; gone when whoever started it is', async () => {
    const { lines, uri, end } = await startThere()
    const [, port] = /^mongodb:\/\/127\.0\.0\.1:(\d+)\/liudan\?directConnection=true$/.exec(uri)!
    const name = asked()
      .find((line) => line.startsWith('rm --force'))!
      .split(' ')[2]!
    expect(name).to.match(/^liudan-[0-9a-f]{16}$/)
    expect(asked()).to.eql([
      'version --format {{.Server.Version}}',
      'image inspect mongo:8',
      'pull --quiet mongo:8',
      `rm --force ${name}`,
      `run --rm --name ${name} --publish 127.0.0.1:${port}:27017 --volume ${name}:/data/db mongo:8 --replSet rs0 --bind_ip_all`,
    ])
    expect(lines.slice(0, -1)).to.eql(['fetching mongo:8, once', 'starting mongo:8 in Docker'])
    const client = await MongoClient.connect(uri)
    const items = client.db('there').collection<{ _id: number }>('items')
    await items.insertOne({ _id: 1 })
    await client.withSession((session) => session.withTransaction(() => items.insertOne({ _id: 2 }, { session })))
    expect(await items.countDocuments()).to.equal(2)
    await client.close()
    expect(await end()).to.eql([0, null])
    expect(asked().at(-1)).to.equal(`stop ${name}`)
    expect(existsSync(join(folder, 'database/running.json'))).to.equal(false)
  })

  it('leaves neither volume nor folder where it is a temporary one', async () => {
    const { dir, end } = await startThere('--temporary')
    expect(asked().findLast((line) => line.startsWith('run '))).not.to.include('--volume')
    expect(await end()).to.eql([0, null])
    expect(existsSync(dir)).to.equal(false)
  })

  it('makes a new mongod a replica set of itself and waits until it is primary', async () => {
    const initiated: unknown[] = []
    const afterwards = [
      { setName: 'rs0', secondary: true },
      { setName: 'rs0', isWritablePrimary: true },
    ]
    const next = () => (afterwards.length > 1 ? afterwards.shift() : afterwards[0])
    const mongod = await startFakeMongod((command) => {
      if ('replSetInitiate' in command) initiated.push(command.replSetInitiate)
      return { ...hello, isWritablePrimary: false, ...(initiated.length > 0 ? next() : { isreplicaset: true }) }
    })
    await untilPrimary(mongod.port, '127.0.0.1:27017')
    mongod.stop()
    expect(initiated).to.eql([{ _id: 'rs0', members: [{ _id: 0, host: '127.0.0.1:27017' }] }])
  })
})
