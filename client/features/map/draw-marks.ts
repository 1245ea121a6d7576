import { divIcon, marker, type Map as LeafletMap, type Marker } from 'leaflet'
import type { Mark } from './cluster.ts'

type Drawn = { marker: Marker; html: string }
type Say = { labelOf: (mark: Mark) => string; teams: string; press: (mark: Mark) => void; mayPress: boolean }

const toneOf = ({ late, near }: Mark) => (late > 0 ? 'late' : near > 0 ? 'near' : 'calm')
const sizeOf = ({ orders }: Mark) => (orders > 99 ? 'large' : orders > 9 ? 'middle' : 'small')

const htmlOf = (mark: Mark, teams: string) =>
  `${mark.orders ? `<b class="${toneOf(mark)} ${sizeOf(mark)}${mark.emergency ? ' emergency' : ''}">${mark.orders}</b>` : ''}${
    mark.teams ? `<i class="${mark.onDuty ? 'on' : 'off'}" title="${teams}">${mark.teams}</i>` : ''
  }`

/** Keeps the markers of a map equal to the marks; a mark that stays keeps its element, and with it the focus. */
export function useMarks(map: LeafletMap, say: Say) {
  const drawn = new Map<string, Drawn & { mark: Mark }>()

  function begin(mark: Mark): Drawn & { mark: Mark } {
    const icon = divIcon({ className: 'map-mark', iconSize: [44, 44] })
    const begun = { mark, html: '', marker: marker(mark.at, { icon, keyboard: say.mayPress, interactive: say.mayPress }).addTo(map) }
    begun.marker.on('click keydown', (event) => {
      const key = 'originalEvent' in event ? (event.originalEvent as KeyboardEvent).key : undefined
      if (event.type === 'click' || key === 'Enter' || key === ' ') say.press(begun.mark)
    })
    return begun
  }

  function put(mark: Mark): void {
    const own = drawn.get(mark.key) ?? begin(mark)
    drawn.set(mark.key, own)
    own.mark = mark
    const element = own.marker.getElement()!
    const [html, label] = [htmlOf(mark, say.teams), say.labelOf(mark)]
    if (own.html !== html) element.innerHTML = own.html = html
    if (!say.mayPress) element.setAttribute('aria-hidden', 'true')
    else if (element.getAttribute('aria-label') !== label) element.setAttribute('aria-label', label)
    own.marker.setZIndexOffset(mark.late * 100 + mark.orders)
  }

  function leave(key: string, own: Drawn): void {
    own.marker.remove()
    drawn.delete(key)
  }

  /** Draws these marks, and no others. */
  function draw(marks: Mark[]): void {
    const keys = new Set(marks.map(({ key }) => key))
    for (const [key, own] of drawn) if (!keys.has(key)) leave(key, own)
    marks.forEach(put)
  }

  return { draw }
}
