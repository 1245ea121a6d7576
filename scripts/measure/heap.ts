import type { CDPSession, Page } from 'playwright-core'
import type { Line } from './line.ts'

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

/** Megabytes of what the page itself holds. What the engine compiles of it grows for an hour, as seldom used code is made faster, and is left out. */
const heldBy = async (devtools: CDPSession) => {
  const { snapshot, nodes } = await snapshotOf(devtools)
  const [fields, types] = [snapshot.meta.node_fields, snapshot.meta.node_types[0]]
  const [type, size] = [fields.indexOf('type'), fields.indexOf('self_size')]
  let sum = 0
  for (let at = 0; at < nodes.length; at += fields.length) if (!['code', 'native'].includes(types[nodes[at + type]!]!)) sum += nodes[at + size]!
  return sum / megabyte
}

/** Reads the heap of a page after collection, each minute while cards come; what the page holds at the end against the first minute, when what is made once has been made. */
export const measureHeap = async ({ page, name, minutes, say }: Wanted): Promise<Line[]> => {
  const devtools = await page.context().newCDPSession(page)
  await pause(minuteMs)
  const first = await heldBy(devtools)
  for (let minute = 1; minute <= minutes; minute++) {
    await pause(minuteMs)
    await devtools.send('HeapProfiler.collectGarbage')
    const { usedSize } = await devtools.send('Runtime.getHeapUsage')
    say(`${name}: minute ${minute}, heap with the engine’s code ${(usedSize / megabyte).toFixed(2)} MB`)
  }
  const last = await heldBy(devtools)
  say(`${name}: held ${first.toFixed(2)} MB after the first minute, ${last.toFixed(2)} MB after ${minutes} more`)
  return [{ name: `${name}: held after ${minutes} min of cards, of the first minute’s`, figure: (100 * last) / first, unit: '%', most: 110 }]
}
