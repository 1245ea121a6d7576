import { parseArgs } from 'node:util'
import type { Browser } from 'playwright-core'
import { buildClient } from './build-client.ts'
import { openBrowser } from './chromium.ts'
import { measureAxe } from './measure/axe.ts'
import { measureBoard } from './measure/board.ts'
import { measureFirstLoad } from './measure/first-load.ts'
import { measurePage } from './measure/lighthouse.ts'
import { keeps, sayLine, type Line } from './measure/line.ts'
import { measureWall } from './measure/wall-memory.ts'
import { runBench } from './run-bench.ts'
import { startScratch } from './scratch-server.ts'

// npm run measure:client [-- --only load,lighthouse,axe,board,wall --runs N --minutes N]: each figure of the client beside its goal. Ends with 1 when one is missed.
// Lighthouse judges each page `runs` times; the board and the wall hear cards for `minutes`.

const say = (line: string) => console.log(`measure: ${line}`)

const judged: [path: string, phone: string | null][] = [
  ['/welcome', null],
  ['/post', '13800000009'],
  ['/mine', '13800000009'],
  ['/todo', '13800000006'],
]

type Given = { url: string; browser: Browser; runs: number; minutes: number }
type Part = (given: Given) => Promise<Line[]>

const parts: Record<string, Part> = {
  load: ({ url, browser }) => measureFirstLoad(browser, url),
  lighthouse: async ({ url, runs }) => {
    const lines: Line[] = []
    for (const [path, phone] of judged) lines.push(...(await measurePage({ url, path, phone, runs, say })))
    return lines
  },
  axe: ({ url, browser }) => measureAxe(browser, url, say),
  board: ({ browser, minutes }) => measureBoard(browser, { minutes, say }),
  wall: ({ url, minutes }) => measureWall({ url, minutes, say }),
}

const measure = async (only: string[], given: Omit<Given, 'browser'>) => {
  const browser = await openBrowser()
  try {
    const lines: Line[] = []
    for (const name of only) {
      const measured = await parts[name]!({ ...given, browser })
      console.log(measured.map(sayLine).join('\n'))
      lines.push(...measured)
    }
    const met = lines.filter(keeps).length
    console.log(`${met} of ${lines.length} goals met`)
    return met === lines.length ? 0 : 1
  } finally {
    await browser.close()
  }
}

const run = async () => {
  const options = {
    only: { type: 'string', default: Object.keys(parts).join() },
    runs: { type: 'string', default: '3' },
    minutes: { type: 'string', default: '30' },
  } as const
  const { values } = parseArgs({ options })
  const only = values.only.split(',')
  const unknown = only.filter((name) => !(name in parts))
  if (unknown.length > 0) throw new Error(`there is no part ${unknown.join(', ')}; there are ${Object.keys(parts).join(', ')}`)
  await buildClient(say)
  const scratch = await startScratch({ name: 'measure', say, orders: true })
  try {
    return await measure(only, { url: scratch.url, runs: Number(values.runs), minutes: Number(values.minutes) })
  } finally {
    await scratch.stop()
  }
}

await runBench(run)
