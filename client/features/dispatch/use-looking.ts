import type { Named } from '@contract/orders.ts'
import { shallowReactive } from 'vue'
import { useSession } from '../../app/session.ts'
import { onBack, onLooking } from '../../lib/live.ts'

/** Who else of the county's centre has which order open, by order. */
export function useLooking(): Map<string, Named[]> {
  const session = useSession()
  const people = shallowReactive(new Map<string, Named[]>())

  onLooking(({ orderId, people: all }) => {
    const others = all.filter(({ id }) => id !== session.me?.person.id)
    if (others.length > 0) people.set(orderId, others)
    else people.delete(orderId)
  })
  // A server that is met again tells how it stands from the beginning.
  onBack(() => people.clear())
  return people
}
