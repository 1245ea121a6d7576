import { shallowRef } from 'vue'

const HOUR_MS = 3_600_000

/** The new version that waits for its reader's word, if there is one. */
export const waiting = shallowRef<ServiceWorker | null>(null)

let registration: ServiceWorkerRegistration | undefined
let lookedAt = Date.now()

// The very first version has nothing to replace.
const look = () => (waiting.value = navigator.serviceWorker.controller && registration ? registration.waiting : null)

function lookAgain(): void {
  if (document.visibilityState !== 'visible' || Date.now() - lookedAt < HOUR_MS) return
  lookedAt = Date.now()
  // Without a network there is nothing new; it is looked for again.
  registration?.update().catch(() => null)
}

/** Has the shell kept for a dead network, and looks for a new version now and every hour that the page is looked at. A browser that keeps nothing goes on without. */
export async function startWorker(): Promise<void> {
  if (!('serviceWorker' in navigator) || registration) return
  registration = await navigator.serviceWorker.register('/sw.js').catch(() => undefined)
  registration?.addEventListener('updatefound', () => registration!.installing?.addEventListener('statechange', look))
  document.addEventListener('visibilitychange', lookAgain)
  look()
}

/** Goes over to the new version. */
export function takeUpdate(): void {
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
  waiting.value?.postMessage('take-over', [])
}
