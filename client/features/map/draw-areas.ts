import { layerGroup, polygon, tooltip, type Map as LeafletMap, type Polygon } from 'leaflet'
import type { Area, Ground } from './ground.ts'

type Shapes = { shape: Polygon; area: Area }
type Look = { focus: string; lit: string; showsInner: boolean }

function nameOf({ at, name, inner }: Area) {
  const text = document.createElement('span')
  text.textContent = name
  const label = tooltip({ permanent: true, pane: 'names', direction: 'center', className: inner ? 'map-name inner' : 'map-name', interactive: false })
    .setLatLng(at)
    .setContent(text)
  // A name that always stands there is no tooltip to those who are read to.
  label.on('add', () => label.getElement()?.removeAttribute('role'))
  return label
}

/** Draws the units of a map; those within others come forth with `look`. Who presses an area is told to `press`. */
export function useAreas(map: LeafletMap, ground: Ground, press?: (code: string) => void) {
  // Names lie under the marks, which count.
  map.createPane('names').style.zIndex = '450'
  const [outer, inner] = [layerGroup().addTo(map), layerGroup()]
  const shapes = new Map<string, Shapes>()
  for (const area of ground.areas.values()) {
    const shape = polygon(area.rings, { className: `map-area${area.inner ? ' inner' : ''}`, interactive: press !== undefined, smoothFactor: 0.5 })
    if (press) shape.on('click', () => press(area.code))
    ;(area.inner ? inner : outer).addLayer(shape).addLayer(nameOf(area))
    shapes.set(area.code, { shape, area })
  }

  function look({ focus, lit, showsInner }: Look): void {
    if (showsInner) inner.addTo(map)
    else inner.remove()
    const above = ground.areas.get(lit)?.parent
    for (const [code, { shape, area }] of shapes) {
      const element = shape.getElement()
      element?.classList.toggle('focus', code === focus)
      element?.classList.toggle('lit', lit !== '' && (code === lit || (!showsInner && code === above)))
      element?.classList.toggle('aside', focus !== '' && area.inner && area.parent !== focus && code !== focus)
    }
  }

  return {
    look,
    boundsOf: (code: string) => shapes.get(code)?.shape.getBounds(),
    all: () => outer.getLayers().flatMap((layer) => ('getBounds' in layer ? [(layer as Polygon).getBounds()] : [])),
  }
}
