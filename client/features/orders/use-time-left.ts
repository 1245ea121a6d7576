import { computed, onScopeDispose, ref, type ComputedRef } from 'vue'
import { serverNow } from '../../lib/clock.ts'
import { span } from '../../lib/format.ts'
import { words } from '../../lib/language.ts'
import './offer-words.ts'

const HOUR_MS = 3_600_000

/** Milliseconds in words: hours and minutes, in the last hour minutes and seconds. */
function inWords(ms: number): string {
  if (ms >= HOUR_MS) return span(Math.floor(ms / 60_000))
  const seconds = Math.floor(ms / 1000)
  return words('offer.clock', { m: Math.floor(seconds / 60), s: String(seconds % 60).padStart(2, '0') })
}

/** What is left until a moment, by the server's clock and to the second; `text` is empty once it is over. */
export function useTimeLeft(until: () => string): { ms: ComputedRef<number>; text: ComputedRef<string> } {
  const at = ref(serverNow())
  const timer = setInterval(() => (at.value = serverNow()), 1000)
  onScopeDispose(() => clearInterval(timer))
  const ms = computed(() => Date.parse(until()) - at.value)
  return { ms, text: computed(() => (ms.value > 0 ? inWords(ms.value) : '')) }
}
