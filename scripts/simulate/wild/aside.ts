import type { OrderView } from '../../../server/contract/orders.ts'
import { note } from '../note.ts'
import { describe } from '../caller.ts'
import type { World } from '../world.ts'
import { count } from './kinds.ts'
import type { Wish } from './send.ts'

const every = 4

/** At some moves somebody else comments at the same moment: the requester, the dispatcher or the supervisor. */
export const commentAside = async (world: World, { order, life }: Wish) => {
  if (!world.wild || (life.story.number + order.version) % every !== 1) return
  const people = [life.story.poster, ...world.centre]
  const person = people[order.version % people.length]!
  const input = { text: '请问办到哪里了？' }
  const answer = await person.post<OrderView>(`/orders/${order.id}/actions/comment`, input)
  if (!answer.ok) {
    world.faults.push(describe(`order ${order.no}: a comment of ${person.name} beside another move`, answer))
    return
  }
  note(world, life, answer.body, { action: 'comment', by: person, input })
  count(world.tally, 'comment at the moment of a move')
}
