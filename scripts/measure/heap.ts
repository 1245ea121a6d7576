import type { Page } from 'playwright-core'
import type { Line } from './line.ts'

const minuteMs = 60_000
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

type Wanted = { page: Page; name: string; minutes: number; say: (line: string) => void }

/** Reads the heap of a page after collection, each minute while cards come; its last reading against the first, which is taken once what is made once has been made. */
export const measureHeap = async ({ page, name, minutes, say }: Wanted): Promise<Line[]> => {
  const devtools = await page.context().newCDPSession(page)
  const read = async () => {
    await devtools.send('HeapProfiler.collectGarbage')
    const { usedSize } = await devtools.send('Runtime.getHeapUsage')
    return usedSize / 1024 / 1024
  }
  await pause(minuteMs)
  const first = await read()
  let last = first
  for (let minute = 1; minute <= minutes; minute++) {
    await pause(minuteMs)
    last = await read()
    say(`${name}: minute ${minute}, heap ${last.toFixed(2)} MB, ${(last / first).toFixed(3)} of the first`)
  }
  return [{ name: `${name}: heap after ${minutes} min of cards, of the first minute’s`, figure: (100 * last) / first, unit: '%', most: 110 }]
}
