import { Problem } from './problem.ts'

const PLACE = 'liudan.known.'

/** Asks, and keeps the answer on this device; where the server cannot be reached, what it answered last. For small things that seldom change. */
export async function orLastKnown<T>(name: string, ask: () => Promise<T>): Promise<T> {
  try {
    const answer = await ask()
    localStorage.setItem(PLACE + name, JSON.stringify(answer))
    return answer
  } catch (error) {
    const kept = localStorage.getItem(PLACE + name)
    if (!kept || !(error instanceof Problem) || error.body.code !== 'client.unreachable') throw error
    return JSON.parse(kept) as T
  }
}

/** Forgets all that was kept: it was meant for the one who signs out. */
export function forgetKnown(): void {
  for (const name of Object.keys(localStorage)) if (name.startsWith(PLACE)) localStorage.removeItem(name)
}
