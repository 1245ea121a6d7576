import { Problem } from './problem.ts'

const PLACE = 'liudan.known.'

/** Asks, and keeps the answer on this device; where the server cannot be reached, what it answered last. For small things that seldom change. */
export async function orLastKnown<T>(name: string, ask: () => Promise<T>): Promise<T> {
  try {
    return keepKnown(name, await ask())
  } catch (error) {
    const known = lastKnown(name) as T | null
    if (!known || !(error instanceof Problem) || error.body.code !== 'client.unreachable') throw error
    return known
  }
}

/** What the server answered last under this name, or null. */
export function lastKnown(name: string): unknown {
  return JSON.parse(localStorage.getItem(PLACE + name) ?? 'null')
}

export function keepKnown<T>(name: string, answer: T): T {
  localStorage.setItem(PLACE + name, JSON.stringify(answer))
  return answer
}

/** Forgets all that was kept: it was meant for the one who signs out. */
export function forgetKnown(): void {
  for (const name of Object.keys(localStorage)) if (name.startsWith(PLACE)) localStorage.removeItem(name)
}
