import { uuid } from './idempotency.ts'

const LEASE_MS = 20_000
const LATEST_MS = 2000
const pause = (ms: number) => new Promise((then) => setTimeout(then, ms))

/**
 * Does a thing in one tab at a time, the others wait; by the browser's locks, or by a lease in storage where a page on plain HTTP has none.
 * What the tab before left in storage is seen: a browser may show it in other tabs a moment after they have the lock.
 */
export async function inOneTab<T>(name: string, then: () => Promise<T>): Promise<T> {
  const locks = navigator.locks as LockManager | undefined
  const inTurn = () =>
    arrive(name)
      .then(then)
      .finally(() => leave(name))
  return locks ? locks.request(name, inTurn) : leased(`${name}.lease`, inTurn)
}

// Turns are counted in storage, and in the database, which shows them to all tabs at once; without it nothing can be told of the tab before.
const turnHere = (name: string) => Number(localStorage.getItem(`${name}.turn`))
const inDatabase = <T>(then: (database: typeof import('idb-keyval')) => Promise<T>) => import('idb-keyval').then(then).catch(() => undefined)

async function arrive(name: string): Promise<void> {
  const turn = (await inDatabase(({ get }) => get<number>(name))) ?? 0
  for (const until = Date.now() + LATEST_MS; turnHere(name) < turn && Date.now() < until; ) await pause(10)
}

async function leave(name: string): Promise<void> {
  const turn = turnHere(name) + 1
  localStorage.setItem(`${name}.turn`, String(turn))
  await inDatabase(({ set }) => set(name, turn))
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
