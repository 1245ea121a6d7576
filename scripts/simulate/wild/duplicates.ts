import type { LikelyDuplicate, OrderView } from '../../../server/contract/orders.ts'
import { describe } from '../caller.ts'
import { postNeed } from '../post-need.ts'
import type { Input, Scene } from './turn.ts'

// A neighbour posts what was posted before; the grid worker finds the first and merges.

type Found = { items: LikelyDuplicate[] }

/** The neighbour is offered the order that is there, without what is not theirs to read, and posts all the same. */
export const postAgain = async ({ world, order, life }: Scene) => {
  const again = life.repeatedBy!
  const { poster, need, title, grid } = again.story
  const answer = await poster.post<Found>('/orders/duplicates', { title, description: need.description, category: need.category, grid })
  const faults = []
  if (!answer.ok) faults.push(describe('the neighbour asks for likely duplicates', answer))
  else {
    const offered = answer.body.items.find(({ createdAt }) => createdAt === order.createdAt)
    if (!offered) faults.push('was not offered to the neighbour who wrote the same')
    else if (offered.id !== null || offered.no !== null || offered.title !== null) faults.push('was shown to a neighbour who may not read it')
  }
  await postNeed(world, again)
  return faults
}

/** The original by the grid worker's list, or a fault and none. */
export const findOriginal = async ({ world, person, order, life }: Scene): Promise<Input> => {
  const original = life.repeats!
  const { items } = await person.get<Found>(`/orders/${order.id}/originals`)
  if (!items.some(({ id }) => id === original.id)) world.faults.push(`${life.story.title}: its original is not among those that may take it in`)
  return { original: original.id! }
}

/** The neighbour follows the link to the original and may read it, without its requester's contact. */
export const readOriginal = async ({ world, person, order, life }: Scene) => {
  const original = await person.get<OrderView>(`/orders/${life.repeats!.id}`)
  world.remind(original)
  return [
    ...(order.mergedInto?.id === original.id ? [] : ['does not name the order that took it in']),
    ...(original.followers === 1 ? [] : [`its original has ${original.followers} followers, should have 1`]),
    ...(original.masked ? [] : ['its original shows the first requester’s contact to the follower']),
  ]
}
