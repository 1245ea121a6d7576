import type { PlanView } from '../../server/contract/dispatch.ts'
import { signInAll } from '../simulate/person.ts'
import { quantile } from '../simulate/report.ts'

// How long GET /orders takes while nothing else happens, and while a plan for the whole queue is worked out: in turn, so that a busy machine weighs on both.

const everyMs = 200
const path = '/orders?box=scope&limit=20'
const phones = { supervisor: '13800000003', dispatcher: '13800000002' }

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Asks at a steady rate, whether or not the answer before has come, until `done`; answers the milliseconds each took. */
const probe = async (ask: () => Promise<unknown>, done: Promise<unknown>) => {
  const asked: Promise<number>[] = []
  let going = true
  void done.finally(() => (going = false))
  const timed = async () => {
    const startedAt = performance.now()
    await ask()
    return performance.now() - startedAt
  }
  const startedAt = performance.now()
  while (going) {
    asked.push(timed())
    await pause(Math.max(0, startedAt + asked.length * everyMs - performance.now()))
  }
  await done
  return Promise.all(asked)
}

const p95 = (times: number[]) =>
  quantile(
    times.toSorted((a, b) => a - b),
    0.95,
  )

/** p95 of GET /orders in milliseconds, idle and while plans run, over rounds of both; and how long a plan took to answer. */
export const measureLatency = async (url: string, rounds: number) => {
  const [supervisor, dispatcher] = await signInAll(url, [phones.supervisor, phones.dispatcher])
  const ask = () => supervisor!.get(path)
  const plan = () => dispatcher!.get<PlanView>('/dispatch/plan')
  const { placed, unplaced } = await plan()
  await probe(ask, pause(2000))
  const idle: number[] = []
  const busy: number[] = []
  let seconds = 0
  for (let n = 0; n < rounds; n++) {
    const startedAt = performance.now()
    busy.push(...(await probe(ask, plan())))
    const ms = performance.now() - startedAt
    seconds += ms / 1000 / rounds
    idle.push(...(await probe(ask, pause(ms))))
  }
  return { orders: placed.length + unplaced.length, requests: idle.length + busy.length, seconds, idle: p95(idle), busy: p95(busy), slowest: Math.max(...busy) }
}
