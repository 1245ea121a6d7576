import { allAnswered } from './http.ts'

const PATIENCE_MS = 1000

// Not every phone tells; there the work waits for its turn alone.
const quiet = () =>
  new Promise<void>((then) => ('requestIdleCallback' in window ? requestIdleCallback(() => then(), { timeout: PATIENCE_MS }) : setTimeout(then)))

/** Waits until the page has nothing better to do, three seconds at most: what is seen, and what is asked for to be seen, comes before what goes on behind it. */
export async function idle(): Promise<void> {
  await quiet()
  await Promise.race([allAnswered(), new Promise((then) => setTimeout(then, PATIENCE_MS))])
  await quiet()
}
