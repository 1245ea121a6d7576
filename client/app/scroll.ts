type Place = { left: number; top: number }

const PATIENCE_MS = 2000
const ownMoves = ['wheel', 'touchstart', 'keydown', 'pointerdown'] as const

/**
 * The place to scroll back to, as soon as the page has been filled that far again, or as far as it got when nothing was added for two seconds.
 * Whoever moves on the page meanwhile, or is not there any more (`isStill`), is left where they are: false.
 */
export function whenFilled(saved: Place, isStill: () => boolean): Promise<Place | false> {
  return new Promise((then) => {
    const stop = new AbortController()
    let timer = setTimeout(done, PATIENCE_MS)
    const observer = new ResizeObserver(() => {
      clearTimeout(timer)
      timer = setTimeout(done, PATIENCE_MS)
      if (isFilled()) done()
    })
    const isFilled = () => document.documentElement.scrollHeight >= saved.top + window.innerHeight

    function end(place: Place | false): void {
      clearTimeout(timer)
      observer.disconnect()
      stop.abort()
      then(place)
    }

    function done(): void {
      end(isStill() ? saved : false)
    }

    for (const move of ownMoves) window.addEventListener(move, () => end(false), { signal: stop.signal, passive: true })
    observer.observe(document.body)
  })
}
