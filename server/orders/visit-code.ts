import { randomInt } from 'node:crypto'
import { limitTries } from '../db/tries.ts'
import type { Actor } from '../people/actor.ts'
import { Problem } from '../problems.ts'
import type { Order } from './order.ts'

// The requester has four digits to tell whoever came; said at check-out they mark the visit as confirmed by the person served. Five wrong tries lock them.

const tries = limitTries('code-failures', 5, 0)

export const newCode = () => String(randomInt(10_000)).padStart(4, '0')

/** Confirms a visit by the order's code; 422 when it is wrong, 409 once it is locked. */
export const checkCode = async (actor: Actor, { _id, code }: Pick<Order, '_id' | 'code'>, given: string): Promise<{ confirmed: true }> => {
  const counted = await tries.count(_id)
  if ('waitMs' in counted) throw new Problem('order.code-locked')
  const detail = actor.language === 'en' ? 'Not the code of this order.' : '与居民的服务码不一致'
  if (given !== code) throw new Problem('order.wrong-code', { left: counted.left }, { errors: [{ pointer: '/code', detail }] })
  await tries.forgive(_id)
  return { confirmed: true }
}
