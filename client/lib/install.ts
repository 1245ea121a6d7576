import { shallowRef } from 'vue'

type Offer = Event & { prompt: () => Promise<unknown> }

/** The browser's offer to put this on the home screen, where it makes one and it was not taken yet. */
export const offer = shallowRef<Offer | null>(null)

window.addEventListener('beforeinstallprompt', (event) => {
  event.preventDefault()
  offer.value = event as Offer
})
window.addEventListener('appinstalled', () => (offer.value = null))
