type Place = { left: number; top: number }

const PATIENCE_MS = 2000

/** The place to scroll back to, as soon as the page has been filled that far again, or as far as it got when nothing was added for two seconds. */
export function whenFilled(saved: Place): Promise<Place> {
  return new Promise((then) => {
    let timer = setTimeout(done, PATIENCE_MS)
    const observer = new ResizeObserver(() => {
      clearTimeout(timer)
      timer = setTimeout(done, PATIENCE_MS)
      if (isFilled()) done()
    })
    const isFilled = () => document.documentElement.scrollHeight >= saved.top + window.innerHeight

    function done(): void {
      clearTimeout(timer)
      observer.disconnect()
      then(saved)
    }

    observer.observe(document.body)
  })
}
