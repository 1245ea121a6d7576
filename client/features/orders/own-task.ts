import type { OrderView } from '@contract/orders.ts'
import { soonestFirst } from '../../lib/due.ts'
import { ownOffer } from './own-offer.ts'

type Reader = { me: { person: { id: string } } | null; leads: (team: string) => boolean }

const ownPart = ({ assignments, round }: OrderView, person: string) =>
  assignments.filter((one) => one.round === round && one.state === 'accepted').flatMap(({ volunteers }) => volunteers.filter(({ id }) => id === person))[0]

const isWithin = (order: OrderView, person: string) => {
  const part = ownPart(order, person)
  return Boolean(part?.checkedInAt && !part.checkedOutAt)
}

/** Where this person serves now, or else goes next: by deadline, of what they were assigned to and have not done yet. */
export function firstTask(orders: OrderView[], person: string): OrderView | undefined {
  const open = orders.filter((order) => {
    const part = ownPart(order, person)
    return order.status === 'serving' && !order.suspended && part && !part.checkedOutAt
  })
  const soonest = open.toSorted(soonestFirst)
  return soonest.find((order) => isWithin(order, person)) ?? soonest[0]
}

/** Of what waits for someone, that which is shown in another way: the next task, and what is offered to the teams they lead. */
export function pressing(orders: OrderView[], { me, leads }: Reader): OrderView[] {
  const task = me && firstTask(orders, me.person.id)
  return [...(task ? [task] : []), ...orders.filter((order) => order !== task && ownOffer(order, leads))]
}
