import { parseArgs } from 'node:util'
import { bench } from './bench/run.ts'
import { startScratch } from './scratch-server.ts'
import { runBench } from './run-bench.ts'

// npm run bench [-- --orders N --rounds N --profile DIR]: moves and posts over HTTP beside the driver alone, on a server and database of their own.

const say = (line: string) => console.log(`bench: ${line}`)

const run = async () => {
  const { values } = parseArgs({
    options: { orders: { type: 'string', default: '480' }, rounds: { type: 'string', default: '4' }, profile: { type: 'string' } },
  })
  const flags = values.profile ? ['--cpu-prof', `--cpu-prof-dir=${values.profile}`] : []
  const scratch = await startScratch({ name: 'bench', say, flags })
  try {
    console.log(`\n${await bench(scratch, { count: Number(values.orders), rounds: Number(values.rounds), say })}`)
  } finally {
    await scratch.stop()
  }
}

await runBench(run)
