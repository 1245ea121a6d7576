import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { MongoClient } from 'mongodb'
import { signInChains, type Chain } from './bench/chains.ts'
import { findFaults } from './faults/check.ts'
import { startLoad, type Load } from './faults/load.ts'
import { childOf, launch, postgresOf, type Launched } from './faults/processes.ts'
import { freePort } from './free-port.ts'
import { demoCounty } from './seed/places.ts'
import { listen } from './simulate/listener.ts'
import { signInAll } from './simulate/person.ts'
import { table } from './simulate/report.ts'

// npm run faults [-- --sessions N --rounds N]: two servers on one database at work, while server, gateway and PostgreSQL are killed in turn and one server is
// asked to end. Nothing acknowledged may be lost or doubled, everything comes up again by itself, and a server that ends cuts no request.

const workMs = 3000
const patienceMs = 60_000
const dispatchers = ['13800000002', '13800000003']

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

type Place = { dir: string; first: Launched; second: Launched }

const pidOf = async (what: Promise<number | undefined>, name: string) => {
  const pid = await what
  if (!pid) throw new Error(`${name} does not run`)
  return pid
}
const serverOf = ({ child }: Launched) => pidOf(childOf(child.pid!, 'server/index.ts'), 'the server')

const strikes: { name: string; pid: (place: Place) => Promise<number> }[] = [
  { name: 'kill -9 first server', pid: ({ first }) => serverOf(first) },
  { name: 'kill -9 second server', pid: ({ second }) => serverOf(second) },
  { name: 'kill -9 gateway', pid: ({ first }) => pidOf(childOf(first.child.pid!, 'local-database/main.ts'), 'the gateway') },
  { name: 'kill -9 PostgreSQL', pid: ({ dir }) => postgresOf(dir) },
]

const isReady = ({ url }: Launched) =>
  fetch(`${url}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  )

/** Seconds until both servers are ready again. */
const untilReady = async ({ first, second }: Place) => {
  const startedAt = Date.now()
  while (!((await isReady(first)) && (await isReady(second)))) {
    if (Date.now() - startedAt > patienceMs) throw new Error('not ready again within a minute')
    await pause(100)
  }
  return (Date.now() - startedAt) / 1000
}

/** The longest time without an acknowledgement since a moment, in seconds. */
const longestGap = ({ answeredAt }: Load, since: number) => {
  const times = [since, ...answeredAt.filter((at) => at > since), Date.now()]
  return Math.max(...times.slice(1).map((at, index) => at - times[index]!)) / 1000
}

const strike = async (place: Place, load: Load, { name, pid }: (typeof strikes)[number]) => {
  const [startedAt, before] = [Date.now(), load.answeredAt.length]
  process.kill(await pid(place), 'SIGKILL')
  // The one that was killed may still look alive in this very moment.
  await pause(workMs)
  const readyAfter = workMs / 1000 + (await untilReady(place))
  await pause(workMs)
  return [name, load.answeredAt.length - before, longestGap(load, startedAt).toFixed(1), `≤ ${readyAfter.toFixed(1)}`]
}

/** One server is asked to end while both are at work; only refused connections are tried again. Its launcher brings up the next. */
const drain = async (place: Place, chains: Chain[]) => {
  const load = startLoad([place.first.url, place.second.url], chains, 'refused')
  await pause(workMs)
  process.kill(await serverOf(place.second), 'SIGTERM')
  await pause(workMs)
  await untilReady(place)
  await pause(workMs)
  await load.end()
  return load
}

const start = async (): Promise<Place & { uri: string }> => {
  const dir = await mkdtemp(join(tmpdir(), 'liudan-faults-'))
  const [port, firstPort, secondPort] = [await freePort(), await freePort(), await freePort()]
  const env = { REQUESTS_PER_MINUTE: '10000000', PHOTOS_DIR: join(dir, 'photos') }
  const first = await launch(firstPort, ['--database-dir', dir, '--database-port', String(port)], env)
  const uri = `mongodb://127.0.0.1:${port}/liudan?replicaSet=liudan`
  const second = await launch(secondPort, [], { ...env, MONGODB_URI: uri })
  return { dir, first, second, uri }
}

const run = async () => {
  const { values } = parseArgs({ options: { sessions: { type: 'string', default: '50' }, rounds: { type: 'string', default: '2' } } })
  const place = await start()
  try {
    const chains = await signInChains(place.first.url, Number(values.sessions))
    const [dispatcher, supervisor] = await signInAll(place.first.url, dispatchers)
    const listeners = [await listen(place.first.url, dispatcher!, () => {}), await listen(place.second.url, supervisor!, () => {})]
    const killed = startLoad([place.first.url, place.second.url], chains, 'any')
    await pause(workMs)
    const rows: (string | number)[][] = []
    for (let round = 0; round < Number(values.rounds); round++) for (const each of strikes) rows.push(await strike(place, killed, each))
    await killed.end()
    const drained = await drain(place, chains)
    const acknowledged = new Map([...killed.acknowledged, ...drained.acknowledged])
    const client = await MongoClient.connect(place.uri)
    const faults = [...killed.failures, ...drained.failures, ...(await findFaults(client.db(), demoCounty, acknowledged, listeners))]
    await client.close()
    for (const listener of listeners) listener.close()
    console.log(table([['fault', 'moves acknowledged', 'longest gap (s)', 'both ready after (s)'], ...rows]))
    console.log(
      `\n${killed.answeredAt.length + drained.answeredAt.length} acknowledged moves, ${drained.answeredAt.length} of them around a server's orderly end.`,
    )
    return faults
  } finally {
    await place.second.stop()
    await place.first.stop()
    await rm(place.dir, { recursive: true, force: true })
  }
}

run().then(
  (faults) => {
    for (const fault of faults.slice(0, 50)) console.error(`FAULT ${fault}`)
    console.log(faults.length === 0 ? 'faults: nothing lost, nothing doubled, no request cut' : `faults: ${faults.length} faults`)
    process.exit(faults.length === 0 ? 0 : 1)
  },
  (error: Error) => {
    console.error(`faults: ${error.stack}`)
    process.exit(1)
  },
)
