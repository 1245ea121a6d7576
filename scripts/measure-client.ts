import { parseArgs } from 'node:util'
import { chromium, type Browser } from 'playwright-core'
import { buildClient } from './build-client.ts'
import { measureAxe } from './measure/axe.ts'
import { measureBoard } from './measure/board.ts'
import { measureFirstLoad } from './measure/first-load.ts'
import { measurePage } from './measure/lighthouse.ts'
import { keeps, sayLine, type Line } from './measure/line.ts'
import { runBench } from './run-bench.ts'
import { startScratch } from './scratch-server.ts'

// npm run measure:client [-- --only load,lighthouse,axe,board --runs N]: the client as a phone gets it, beside what it may cost. Ends with 1 when a line is over.

const say = (line: string) => console.log(`measure: ${line}`)

const judged: [path: string, phone: string | null][] = [
  ['/welcome', null],
  ['/post', '13800000009'],
  ['/mine', '13800000009'],
  ['/todo', '13800000006'],
]

type Part = (url: string, browser: Browser, runs: number) => Promise<Line[]>

const parts: Record<string, Part> = {
  load: (url, browser) => measureFirstLoad(browser, url),
  lighthouse: async (url, _, runs) => {
    const lines: Line[] = []
    for (const [path, phone] of judged) lines.push(...(await measurePage({ url, path, phone, runs, say })))
    return lines
  },
  axe: (url, browser) => measureAxe(browser, url, say),
  board: (_, browser) => measureBoard(browser),
}

const measure = async (url: string, only: string[], runs: number) => {
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] })
  try {
    const lines: Line[] = []
    for (const name of only) {
      const measured = await parts[name]!(url, browser, runs)
      console.log(measured.map(sayLine).join('\n'))
      lines.push(...measured)
    }
    return lines.every(keeps) ? 0 : 1
  } finally {
    await browser.close()
  }
}

const run = async () => {
  const { values } = parseArgs({ options: { only: { type: 'string', default: Object.keys(parts).join() }, runs: { type: 'string', default: '3' } } })
  const only = values.only.split(',')
  const unknown = only.filter((name) => !(name in parts))
  if (unknown.length > 0) throw new Error(`there is no part ${unknown.join(', ')}; there are ${Object.keys(parts).join(', ')}`)
  await buildClient(say)
  const scratch = await startScratch({ name: 'measure', say })
  const stop = () => void scratch.stop().finally(() => process.exit(130))
  process.once('SIGINT', stop).once('SIGTERM', stop)
  try {
    return await measure(scratch.url, only, Number(values.runs))
  } finally {
    await scratch.stop()
  }
}

await runBench(run)
