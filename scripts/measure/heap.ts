import type { CDPSession, Page } from 'playwright-core'
import type { Line } from './line.ts'
import { median } from './median.ts'

const minuteMs = 60_000
const megabyte = 1024 * 1024
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

type Wanted = { page: Page; name: string; minutes: number; say: (line: string) => void }
type Snapshot = { snapshot: { meta: { node_fields: string[]; node_types: [string[]] } }; nodes: number[] }

const snapshotOf = async (devtools: CDPSession) => {
  const parts: string[] = []
  const note = ({ chunk }: { chunk: string }) => void parts.push(chunk)
  devtools.on('HeapProfiler.addHeapSnapshotChunk', note)
  await devtools.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
  devtools.off('HeapProfiler.addHeapSnapshotChunk', note)
  return JSON.parse(parts.join('')) as Snapshot
}

/** Megabytes of what the page itself holds, without what the engine compiles of it: that grows for an hour, as seldom used code is made faster. */
const heldBy = async (devtools: CDPSession) => {
  const { snapshot, nodes } = await snapshotOf(devtools)
  const [fields, types] = [snapshot.meta.node_fields, snapshot.meta.node_types[0]]
  const [type, size] = [fields.indexOf('type'), fields.indexOf('self_size')]
  let sum = 0
  for (let at = 0; at < nodes.length; at += fields.length) if (!['code', 'native'].includes(types[nodes[at + type]!]!)) sum += nodes[at + size]!
  return sum / megabyte
}

// Between two collections a reading swings by a twentieth either way.
const lastReadings = 5

/** Reads the heap of a page after collection, each minute while cards come; the middle of its last five readings, and what the page holds at the end, against the first minute, when what is made once has been made. */
export const measureHeap = async ({ page, name, minutes, say }: Wanted): Promise<Line[]> => {
  const devtools = await page.context().newCDPSession(page)
  const used = async () => {
    await devtools.send('HeapProfiler.collectGarbage')
    return (await devtools.send('Runtime.getHeapUsage')).usedSize / megabyte
  }
  await pause(minuteMs)
  const [first, held] = [await used(), await heldBy(devtools)]
  const readings: number[] = []
  for (let minute = 1; minute <= minutes; minute++) {
    await pause(minuteMs)
    const now = await used()
    readings.push(now)
    say(`${name}: minute ${minute}, heap ${now.toFixed(2)} MB, ${(now / first).toFixed(3)} of the first`)
  }
  const of = (what: string, [from, to]: [number, number]): Line => {
    const span = `${from.toFixed(2)} to ${to.toFixed(2)} MB`
    return { name: `${name}: ${what} after ${minutes} min of cards, of the first minute’s (${span})`, figure: (100 * to) / from, unit: '%', most: 110 }
  }
  return [of('heap', [first, median(readings.slice(-lastReadings))]), of('without the engine’s code', [held, await heldBy(devtools)])]
}
