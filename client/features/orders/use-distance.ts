import type { Point } from '@contract/orders.ts'
import { onMounted, ref, watch } from 'vue'

const EARTH_METRES = 6_371_000
const radians = (degrees: number) => (degrees * Math.PI) / 180

/** Great-circle distance in metres. */
function metresBetween([fromLng, fromLat]: [number, number], [toLng, toLat]: [number, number]): number {
  const across = Math.sin(radians(toLng - fromLng) / 2) ** 2 * Math.cos(radians(fromLat)) * Math.cos(radians(toLat))
  return 2 * EARTH_METRES * Math.asin(Math.sqrt(Math.sin(radians(toLat - fromLat) / 2) ** 2 + across))
}

/** How far the device is from a place. `ask` asks the person for the position; without a word it is only read where that was permitted before. */
export function useDistance(place: () => Point | null) {
  const here = ref<[number, number] | null>(null)
  const metres = ref<number | null>(null)
  const mayAsk = ref(false)

  function ask(): void {
    mayAsk.value = false
    const found = ({ coords }: GeolocationPosition) => (here.value = [coords.longitude, coords.latitude])
    // Refused or not found: it is a help, not a need.
    navigator.geolocation.getCurrentPosition(found, () => null, { timeout: 8000, maximumAge: 60_000 })
  }

  onMounted(async () => {
    if (!('geolocation' in navigator) || !window.isSecureContext || !place()) return
    const permission = await navigator.permissions?.query({ name: 'geolocation' })
    if (permission?.state === 'granted') ask()
    else mayAsk.value = permission?.state === 'prompt'
  })
  watch([here, place], ([from, to]) => (metres.value = from && to ? metresBetween(from, to.coordinates) : null), { immediate: true })

  return { metres, mayAsk, ask }
}
