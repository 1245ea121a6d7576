import { control, latLngBounds, map as leafletMap, tileLayer, type LatLngBounds, type Map as LeafletMap, type MapOptions } from 'leaflet'
import type { Mark } from './cluster.ts'
import { useAreas } from './draw-areas.ts'
import { useMarks } from './draw-marks.ts'
import { useLegibleNames } from './legible-names.ts'
import { usePulses } from './pulses.ts'
import type { MapData } from './use-ground.ts'

type Wanted = {
  data: MapData
  mayMove: boolean
  mayPress: boolean
  say: { labelOf: (mark: Mark) => string; teams: string; press: (mark: Mark) => void; zoomIn: string; zoomOut: string }
  pressArea: (code: string) => void
  zoomed: (zoom: number, whole: number) => void
}
export type OpenMap = ReturnType<typeof openMap>

const nearest = 15

function optionsOf(mayMove: boolean, hasTiles: boolean, isCalm: boolean): MapOptions {
  const moving = { dragging: mayMove, keyboard: mayMove, scrollWheelZoom: mayMove, touchZoom: mayMove, doubleClickZoom: false, boxZoom: false }
  const animated = { zoomAnimation: !isCalm, fadeAnimation: !isCalm, markerZoomAnimation: !isCalm }
  return { ...moving, ...animated, zoomControl: false, attributionControl: hasTiles, zoomSnap: 0.25, minZoom: 5, maxZoom: 18 }
}

function addGround(map: LeafletMap, { below: { tiles, credit } }: MapData): void {
  if (!tiles) return
  const attribution = document.createElement('span')
  attribution.textContent = credit
  tileLayer(tiles, { maxZoom: 18, attribution: attribution.innerHTML }).addTo(map)
}

/** What the map stands in may change its size at any time, with a drawer or a turned phone; where somebody looks they go on looking. */
function followSize(map: LeafletMap, box: HTMLElement, showAgain: () => void) {
  let isMovedByHand = false
  const moved = () => (isMovedByHand = true)
  for (const act of ['pointerdown', 'wheel', 'keydown']) box.addEventListener(act, moved, { passive: true })
  const watcher = new ResizeObserver(() => {
    map.invalidateSize({ pan: false })
    if (!isMovedByHand) showAgain()
  })
  watcher.observe(box)
  return { forgetHand: () => (isMovedByHand = false), stop: () => watcher.disconnect() }
}

/** Opens a map in an element: the units drawn, the whole of them in sight. */
export function openMap(box: HTMLElement, { data, mayMove, mayPress, say, pressArea, zoomed }: Wanted) {
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches
  const map = leafletMap(box, optionsOf(mayMove, data.below.tiles !== null, isCalm)).setView([0, 0], 5)
  if (mayMove) control.zoom({ position: 'bottomright', zoomInTitle: say.zoomIn, zoomOutTitle: say.zoomOut }).addTo(map)
  addGround(map, data)
  const areas = useAreas(map, data.ground, mayPress ? pressArea : undefined)
  const lookAtNames = useLegibleNames(map)
  const pulses = usePulses(map)
  const whole = areas.all().reduce((sum, bounds) => sum.extend(bounds), latLngBounds([]))
  const atOf = (unit: string) => data.ground.areas.get(unit)?.at
  const tell = () => zoomed(map.getZoom(), map.getBoundsZoom(whole))
  const size = followSize(map, box, () => showUnit(shown, false))
  let shown = ''

  function show(bounds: LatLngBounds, isMoving: boolean): void {
    if (bounds.isValid()) map.fitBounds(bounds, { padding: [12, 12], maxZoom: nearest, animate: isMoving && !isCalm })
  }

  function showUnit(unit: string, isMoving: boolean): void {
    shown = unit
    size.forgetHand()
    show(areas.boundsOf(unit) ?? whole, isMoving)
  }

  map.on('zoomend resize', tell)
  showUnit('', false)
  tell()
  return {
    areas,
    lookAtNames,
    marks: useMarks(map, { ...say, mayPress }),
    showUnit,
    showAll: (units: string[]) => show(latLngBounds(units.flatMap((unit) => (atOf(unit) ? [atOf(unit)!] : []))).pad(0.3), true),
    pulse: (unit: string, tone: string) => atOf(unit) && pulses.pulse(atOf(unit)!, tone),
    close: () => (size.stop(), pulses.end(), map.remove()),
  }
}
