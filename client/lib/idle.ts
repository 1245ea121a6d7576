const PATIENCE_MS = 1000

/** Waits until the page has nothing better to do, a second at most: what is seen comes before what goes on behind it. */
export function idle(): Promise<void> {
  // Not every phone tells; there the work waits for its turn alone.
  return new Promise((then) => ('requestIdleCallback' in window ? requestIdleCallback(() => then(), { timeout: PATIENCE_MS }) : setTimeout(then)))
}
