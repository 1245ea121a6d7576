import { divIcon, marker, type Map as LeafletMap } from 'leaflet'

const lastsMs = 2600
const most = 24

/** Rings that spread where something happens and leave nothing behind; more than a few at once say no more. */
export function usePulses(map: LeafletMap) {
  const running = new Set<() => void>()

  function pulse(at: [number, number], tone: string): void {
    if (running.size >= most) return
    const icon = divIcon({ className: `map-pulse ${tone}`, iconSize: [0, 0] })
    const ring = marker(at, { icon, interactive: false, keyboard: false }).addTo(map)
    const timer = setTimeout(end, lastsMs)
    running.add(end)

    function end(): void {
      clearTimeout(timer)
      ring.remove()
      running.delete(end)
    }
  }

  return { pulse, end: () => running.forEach((end) => end()) }
}
