import { onMounted, ref } from 'vue'
import { getPushKey } from '../../lib/api.ts'
import { words } from '../../lib/language.ts'
import { asProblem, fieldErrors, Problem } from '../../lib/problem.ts'
import { canBePushed, isSubscribed, subscribeHere, subscriptionHere, unsubscribeHere } from '../../lib/push.ts'

/** Why it did not work, in words; the browser's own refusals carry none a person could use. */
function said(error: unknown): string {
  if (error instanceof DOMException) return words('push.failed')
  const problem = asProblem(error)
  return fieldErrors(problem)['endpoint'] ?? problem.message
}

/** Push to this device: `offered` once it is known that browser and server can, `on` whether this person is subscribed here. */
export function usePush() {
  const offered = ref(false)
  const busy = ref(false)
  const trouble = ref('')
  let key = ''

  async function look(): Promise<void> {
    if (!canBePushed) return
    try {
      key = (await getPushKey()).key
      isSubscribed.value = Notification.permission === 'granted' && (await subscriptionHere()) !== null
      offered.value = true
    } catch (error) {
      // Not configured is no trouble; anything else is told where the switch would be.
      if (!(error instanceof Problem && error.body.status === 404)) trouble.value = said(error)
    }
  }

  async function turn(wanted: boolean): Promise<void> {
    if (wanted && (await Notification.requestPermission()) !== 'granted') return void (trouble.value = words('push.denied'))
    await (wanted ? subscribeHere(key) : unsubscribeHere())
    isSubscribed.value = wanted
  }

  async function toggle(wanted: boolean): Promise<void> {
    if (busy.value) return
    busy.value = true
    trouble.value = ''
    await turn(wanted)
      .catch((error: unknown) => (trouble.value = said(error)))
      .finally(() => (busy.value = false))
  }

  onMounted(look)
  return { offered, on: isSubscribed, busy, trouble, toggle }
}
