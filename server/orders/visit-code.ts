import { randomInt } from 'node:crypto'
import { isDuplicate } from '../db/duplicate.ts'
import { defineModel } from '../db/model.ts'
import type { Actor } from '../people/actor.ts'
import { Problem } from '../problems.ts'
import type { Order } from './order.ts'

// The requester has four digits to tell whoever came; said at check-out they mark the visit as confirmed by the person served. Five wrong tries lock them.

/** How often an order's code was said, rightly and wrongly. Each say is one write, so that no crowd of guesses gets past the fifth. */
type Said = { _id: string; right: number; wrong: number }
const SaidModel = defineModel<Said>('CodeSaid', 'codes-said', { right: Number, wrong: Number })

const mostWrong = 5

/** A new order's code. */
export const newCode = () => String(randomInt(10_000)).padStart(4, '0')

const begin = async (order: string) => {
  await SaidModel.create({ _id: order, right: 0, wrong: 0 }).catch((error: unknown) => {
    if (!isDuplicate(error)) throw error
  })
}

const count = (order: string, how: 'right' | 'wrong') =>
  SaidModel.findOneAndUpdate({ _id: order, wrong: { $lt: mostWrong } }, { $inc: { [how]: 1 } }, { returnDocument: 'after' }).lean<Said>()

/** Confirms a visit by the order's code; 422 when it is wrong, 409 once it is locked. */
export const checkCode = async (actor: Actor, { _id, code }: Pick<Order, '_id' | 'code'>, given: string): Promise<{ confirmed: true }> => {
  await begin(_id)
  const said = await count(_id, given === code ? 'right' : 'wrong')
  if (!said) throw new Problem('order.code-locked')
  if (given === code) return { confirmed: true }
  const detail = actor.language === 'en' ? 'Not the code of this order.' : '与居民的服务码不一致'
  throw new Problem('order.wrong-code', { left: mostWrong - said.wrong }, { errors: [{ pointer: '/code', detail }] })
}
