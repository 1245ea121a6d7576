import { ref } from 'vue'
import { subscribeToPush, unsubscribeFromPush } from './api.ts'

/** Whether this browser can be told things while the page is closed. */
export const canBePushed = 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window

/** This device's subscription, or null. */
export async function subscriptionHere(): Promise<PushSubscription | null> {
  if (!canBePushed) return null
  const registration = await navigator.serviceWorker.getRegistration()
  return (await registration?.pushManager.getSubscription()) ?? null
}

/** Whether this device is pushed to, as far as was seen. */
export const isSubscribed = ref(false)

async function tell(subscription: PushSubscription): Promise<void> {
  const { endpoint, keys } = subscription.toJSON()
  try {
    await subscribeToPush({ endpoint, keys })
  } catch (error) {
    await subscription.unsubscribe()
    isSubscribed.value = false
    throw error
  }
}

/** Subscribes this device for the person signed in; throws a Problem, or a DOMException of the browser's. */
export async function subscribeHere(key: string): Promise<void> {
  await navigator.serviceWorker.register('/sw.js')
  const registration = await navigator.serviceWorker.ready
  await tell(await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key }))
}

/** Tells the server again of a subscription there is here; it ends where that fails, and its Problem is thrown. */
export async function subscribeAgain(): Promise<void> {
  const subscription = await subscriptionHere()
  if (subscription) await tell(subscription)
}

/** Ends this device's subscription, on the server too; throws a Problem when the server cannot be told. */
export async function unsubscribeHere(): Promise<void> {
  const subscription = await subscriptionHere()
  if (!subscription) return
  await unsubscribeFromPush(subscription.endpoint)
  await subscription.unsubscribe()
}

/** Ends it here alone: the next person on this device must not read what was meant for the one before. */
export async function deafenHere(): Promise<void> {
  await (await subscriptionHere())?.unsubscribe()
}
