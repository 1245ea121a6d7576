import { get, set } from 'idb-keyval'
import { uuid } from './idempotency.ts'

const LEASE_MS = 20_000
const LATEST_MS = 1000
const pause = (ms: number) => new Promise<undefined>((then) => setTimeout(then, ms))

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
const inDatabase = <T>(ask: () => Promise<T>) => Promise.race([Promise.resolve().then(ask), pause(LATEST_MS)]).catch(() => undefined)

async function arrive(name: string): Promise<void> {
  const turn = (await inDatabase(() => get<number>(name))) ?? 0
  for (const until = Date.now() + LATEST_MS; turnHere(name) < turn && Date.now() < until; ) await pause(10)
}

async function leave(name: string): Promise<void> {
  const turn = turnHere(name) + 1
  localStorage.setItem(`${name}.turn`, String(turn))
  await inDatabase(() => set(name, turn))
}

const hold = (place: string, own: string) => localStorage.setItem(place, `${own} ${Date.now() + LEASE_MS}`)

async function leased<T>(place: string, then: () => Promise<T>): Promise<T> {
  const own = uuid()
  while (!(await take(place, own))) await pause(100)
  const isOwn = () => localStorage.getItem(place)?.startsWith(own)
  const longer = setInterval(() => isOwn() && hold(place, own), LEASE_MS / 4)
  return then().finally(() => {
    clearInterval(longer)
    if (isOwn()) localStorage.removeItem(place)
  })
}

/** Whoever wrote last has it, once all who wrote at the same moment have written. */
async function take(place: string, own: string): Promise<boolean> {
  const [, until] = (localStorage.getItem(place) ?? '').split(' ')
  if (Number(until) > Date.now()) return false
  hold(place, own)
  await pause(60)
  return localStorage.getItem(place)?.startsWith(own) ?? false
}
