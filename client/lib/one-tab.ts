import { uuid } from './idempotency.ts'

const LEASE_MS = 20_000
const pause = (ms: number) => new Promise((then) => setTimeout(then, ms))

/** Does a thing in one tab at a time, the others wait; by the browser's locks, or by a lease in storage where a page on plain HTTP has none. */
export async function inOneTab<T>(name: string, then: () => Promise<T>): Promise<T> {
  const locks = navigator.locks as LockManager | undefined
  return locks ? locks.request(name, then) : leased(`${name}.lease`, then)
}

async function leased<T>(place: string, then: () => Promise<T>): Promise<T> {
  const own = uuid()
  while (!(await take(place, own))) await pause(100)
  return then().finally(() => localStorage.removeItem(place))
}

/** Whoever wrote last has it, once all who wrote at the same moment have written. */
async function take(place: string, own: string): Promise<boolean> {
  const [, until] = (localStorage.getItem(place) ?? '').split(' ')
  if (Number(until) > Date.now()) return false
  localStorage.setItem(place, `${own} ${Date.now() + LEASE_MS}`)
  await pause(60)
  return localStorage.getItem(place)?.startsWith(own) ?? false
}
