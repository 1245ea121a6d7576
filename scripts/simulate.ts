import { parseArgs } from 'node:util'
import { showProgress } from './simulate/progress.ts'
import { simulate } from './simulate/run.ts'
import { startScratch } from './scratch-server.ts'

// npm run simulate [-- --wild] [--orders N] [--url URL]: the county at work over HTTP and Socket.IO, on a server of its own unless a running demo server
// is named; wild: with everything the flow allows beside the plain way.

const say = (line: string) => console.log(line)
const voice = { say, follow: showProgress }

const run = async () => {
  const { values } = parseArgs({ options: { orders: { type: 'string' }, url: { type: 'string' }, wild: { type: 'boolean', default: false } } })
  const orders = values.orders === undefined ? undefined : Number(values.orders)
  if (orders !== undefined && !(Number.isInteger(orders) && orders > 0)) throw new Error('--orders takes a whole number above 0.')
  const wanted = { orders, wild: values.wild }
  if (values.url) return simulate(values.url.replace(/\/$/, ''), wanted, voice)
  const scratch = await startScratch({ name: 'simulate', say: (line) => say(`simulate: ${line}`) })
  try {
    return await simulate(scratch.url, wanted, voice)
  } finally {
    await scratch.stop()
  }
}

run().then(
  (faults) => {
    for (const fault of faults) console.error(`FAULT ${fault}`)
    say(faults.length === 0 ? '\nsimulate: every order, card and minute is where it should be' : `\nsimulate: ${faults.length} faults`)
    process.exit(faults.length === 0 ? 0 : 1)
  },
  (error: Error) => {
    console.error(`simulate: ${error.message}`)
    process.exit(1)
  },
)
