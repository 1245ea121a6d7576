import { randomInt } from 'node:crypto'
import { isDuplicate } from '../db/duplicate.ts'
import { defineModel } from '../db/model.ts'
import type { Actor } from '../people/actor.ts'
import { Problem } from '../problems.ts'
import type { Order } from './order.ts'

// The requester has four digits to tell whoever came; said at check-out they mark the visit as confirmed by the person served. Five wrong tries lock them.

/** How often an order's code was said, rightly and wrongly. Each say is one write, so that no crowd of guesses gets past the fifth. */
type Said = { _id: string; county: string; right: number; wrong: number }
const SaidModel = defineModel<Said>('CodeSaid', 'codes-said', { county: String, right: Number, wrong: Number })

const mostWrong = 5

/** A new order's code. */
export const newCode = () => String(randomInt(10_000)).padStart(4, '0')

type Coded = Pick<Order, '_id' | 'county' | 'code'>

const begin = async ({ _id, county }: Coded) => {
  await SaidModel.create({ _id, county, right: 0, wrong: 0 }).catch((error: unknown) => {
    if (!isDuplicate(error)) throw error
  })
}

const count = ({ _id, county }: Coded, how: 'right' | 'wrong') =>
  SaidModel.findOneAndUpdate({ _id, county, wrong: { $lt: mostWrong } }, { $inc: { [how]: 1 } }, { returnDocument: 'after' }).lean<Said>()

/** Confirms a visit by the order's code; 422 when it is wrong, 409 once it is locked. */
export const checkCode = async (actor: Actor, order: Coded, given: string): Promise<{ confirmed: true }> => {
  await begin(order)
  const said = await count(order, given === order.code ? 'right' : 'wrong')
  if (!said) throw new Problem('order.code-locked')
  if (given === order.code) return { confirmed: true }
  const detail = actor.language === 'en' ? 'Not the code of this order.' : '与居民的服务码不一致'
  throw new Problem('order.wrong-code', { left: mostWrong - said.wrong }, { errors: [{ pointer: '/code', detail }] })
}
