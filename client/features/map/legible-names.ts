import type { Map as LeafletMap } from 'leaflet'

const overlap = (a: DOMRect, b: DOMRect) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

/** Puts a name below its place or above it, whichever is free; where neither is, it is not shown. */
function put(name: Element, taken: DOMRect[]): void {
  const isFree = (above: boolean) => {
    name.classList.toggle('above', above)
    return !taken.some((other) => overlap(name.getBoundingClientRect(), other))
  }
  const isShown = isFree(false) || isFree(true)
  name.classList.toggle('covered', !isShown)
  if (isShown) taken.push(name.getBoundingClientRect())
}

/** Keeps names where no mark and no name before lies over them; nearer, there is room for all. Answers how to look again once the marks have changed. */
export function useLegibleNames(map: LeafletMap): () => void {
  let frame = 0

  function look(): void {
    const [marks, names] = [map.getPane('markerPane')!, map.getPane('names')!]
    const taken = [...marks.querySelectorAll('b, i')].map((mark) => mark.getBoundingClientRect())
    for (const name of names.children) put(name, taken)
  }

  const lookAgain = () => {
    cancelAnimationFrame(frame)
    frame = requestAnimationFrame(look)
  }
  map.on('zoomend moveend resize', lookAgain)
  map.on('unload', () => (map.off('zoomend moveend resize', lookAgain), cancelAnimationFrame(frame)))
  return lookAgain
}
