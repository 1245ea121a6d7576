import type { Map as LeafletMap } from 'leaflet'

const overlap = (a: DOMRect, b: DOMRect) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

/** Keeps names off a map where a mark or the name before would lie over them; nearer, there is room. Answers how to look again once the marks have changed. */
export function useLegibleNames(map: LeafletMap): () => void {
  let frame = 0

  function look(): void {
    const taken = [...map.getPane('markerPane')!.querySelectorAll('b, i')].map((mark) => mark.getBoundingClientRect())
    for (const name of map.getPane('names')!.children) {
      const own = name.getBoundingClientRect()
      const isCovered = taken.some((other) => overlap(own, other))
      name.classList.toggle('covered', isCovered)
      if (!isCovered) taken.push(own)
    }
  }

  const lookAgain = () => {
    cancelAnimationFrame(frame)
    frame = requestAnimationFrame(look)
  }
  map.on('zoomend moveend resize', lookAgain)
  map.on('unload', () => cancelAnimationFrame(frame))
  return lookAgain
}
