import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { openBrowser, signIn } from '../../test/browser/browser.ts'
import type { Action, Urgency } from '../../server/contract/flow.ts'
import type { Card } from '../../server/contract/live.ts'
import type { UnitView } from '../../server/contract/people.ts'
import { startScratch } from '../scratch-server.ts'
import { fakeCards } from './fake-cards.ts'

// The wall runs for days: its heap must not grow with the cards it is told of.

const perSecond = 20
const county = '620402000000'
const dispatcher = '13800000002'
const actions: Action[] = ['post', 'collect', 'report', 'claim', 'dispatch', 'accept', 'check_in', 'complete', 'rate']
const urgencies: Urgency[] = ['normal', 'normal', 'normal', 'urgent', 'emergency']
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

type Wanted = { url: string; minutes: number; say: (line: string) => void }
type Reading = { minute: number; heapMb: number; nodes: number; ratio: number }

const cardsOf = (villages: UnitView[]) => {
  let n = 0
  return (): Card => {
    const village = villages[n % villages.length]!
    const id = String(n++).padStart(24, '0')
    const at = new Date().toISOString()
    return {
      eventId: county + n.toString(16).padStart(12, 'f'),
      id,
      no: `620402-20261121-${n}`,
      action: actions[n % actions.length]!,
      status: 'claimed',
      version: 1,
      county,
      town: village.parent!,
      village: village.code,
      grid: `${village.code}001`,
      category: '助老服务',
      urgency: urgencies[n % urgencies.length]!,
      title: `测量 ${n}`,
      holder: null,
      dueAt: at,
      overdue: false,
      at,
    }
  }
}

const reader = async (page: Page) => {
  const devtools = await page.context().newCDPSession(page)
  return async () => {
    await devtools.send('HeapProfiler.collectGarbage')
    const { usedSize } = await devtools.send('Runtime.getHeapUsage')
    const { nodes } = await devtools.send('Memory.getDOMCounters')
    return { heapMb: usedSize / 1024 / 1024, nodes }
  }
}

/** Drives 20 cards a second at the wall of a page that is signed in as a watcher; the heap after collection, each minute, as a ratio to the first. */
export const measureWall = async (page: Page, { url, minutes, say }: Wanted): Promise<Reading[]> => {
  const answer = await fetch(`${url}/api/v1/units?parent=${county}&depth=2`)
  const { items } = (await answer.json()) as { items: UnitView[] }
  const cards = await fakeCards(page, perSecond, cardsOf(items.filter(({ level }) => level === 'village')))
  await page.goto(`${url}/wall`)
  await page.getByTestId('wall-moves').waitFor()
  const read = await reader(page)
  // What is made once has been made by then.
  await pause(60_000)
  const first = await read()
  const readings: Reading[] = [{ minute: 0, ...first, ratio: 1 }]
  for (let minute = 1; minute <= minutes; minute++) {
    await pause(60_000)
    const now = await read()
    readings.push({ minute, ...now, ratio: now.heapMb / first.heapMb })
    say(`wall: minute ${minute}, heap ${now.heapMb.toFixed(2)} MB, ${(now.heapMb / first.heapMb).toFixed(3)} of the first, ${now.nodes} nodes`)
  }
  cards.stop()
  return readings
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const say = (line: string) => console.error(line)
  const server = await startScratch({ name: 'wall', say })
  const browser = await openBrowser()
  try {
    const { page } = await signIn(browser, server.url, dispatcher, { width: 1920, height: 1080 })
    await measureWall(page, { url: server.url, minutes: Number(process.argv[2] ?? 60), say: (line) => console.log(line) })
  } finally {
    await browser.close()
    await server.stop()
  }
}
