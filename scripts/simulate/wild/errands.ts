import type { Access, OrderView, Page, Revealed } from '../../../server/contract/orders.ts'
import { describe } from '../caller.ts'
import type { Scene } from './turn.ts'

// What is done beside the moves. Each answers what went wrong, one line each.

export const contact = { name: '模拟居民', phone: '13800000000' }

/** The supervisor looks up the contact for a purpose, and finds that in the log. */
export const reveal = async ({ person, order }: Scene) => {
  const purpose = `核实办理情况 ${order.no}`
  const answer = await person.post<Revealed>(`/orders/${order.id}/reveal`, { purpose })
  if (!answer.ok) return [describe('the supervisor may not see the contact', answer)]
  const { items } = await person.get<Page<Access>>(`/accesses?order=${order.id}`)
  const logged = items.filter((access) => access.by.id === person.id && access.purpose === purpose)
  return [
    ...(answer.body.contact.phone === contact.phone ? [] : ['a contact was revealed that nobody gave']),
    ...(logged.length === 1 ? [] : [`one reveal stands ${logged.length} times in the log`]),
  ]
}

/** The code as its requester reads it out. */
export const toldCode = async ({ order, life }: Scene) => (await life.story.poster.get<OrderView>(`/orders/${order.id}`)).code!

/** A volunteer who mishears the code is not let out by it. */
export const sayWrongCode = async (scene: Scene) => {
  const code = String((Number(await toldCode(scene)) + 1) % 10_000).padStart(4, '0')
  const answer = await scene.person.post<OrderView>(`/orders/${scene.order.id}/actions/check_out`, { code })
  if (answer.ok) return ['a wrong code was taken at check-out']
  return answer.body.status === 422 && answer.body.code === 'order.wrong-code' ? [] : [describe('a wrong code at check-out', answer)]
}
