import { now } from '../clock.ts'
import type { Actor } from '../people/actor.ts'
import { Problem } from '../problems.ts'
import type { Order } from './order.ts'

const most = { ofOrder: 300, ofPersonADay: 20 }
const dayMs = 86_400_000

/** A thread has an end: an order is one document, and nobody may fill it. 409 when there are enough. */
export const checkComments = (actor: Actor, { timeline }: Pick<Order, 'timeline'>) => {
  const comments = timeline.filter(({ action }) => action === 'comment')
  const today = comments.filter(({ by, at }) => by.id === actor.id && at.getTime() > now().getTime() - dayMs)
  if (comments.length >= most.ofOrder || today.length >= most.ofPersonADay) throw new Problem('order.enough-comments')
  return {}
}
