import type { Action } from '../contract/flow.ts'
import type { Actor } from '../people/actor.ts'
import type { InputError } from '../problems.ts'
import type { MoveInput } from './move-input.ts'
import type { Found } from './order-effects.ts'
import type { By } from './order-flow.ts'
import type { Order } from './order.ts'

export type Asked = { action: Action; actor: Actor; right: By; order: Order; input: MoveInput }

/** Finds what a field of a move's input names, or says what is wrong with it. */
export type Finder = (asked: Asked) => Promise<Found & { faults?: InputError[] }>

/** A fault for every id that was not found, at its place in the field `at`. */
export const missing = (ids: string[], found: { id: string }[], at: string, actor: Actor): InputError[] =>
  ids.flatMap((id, index) =>
    found.some((one) => one.id === id)
      ? []
      : [{ pointer: `/${at}/${index}`, detail: actor.language === 'en' ? 'Not found, or not of your reach.' : '没有找到，或不在您的范围内' }],
  )
