import fc from 'fast-check'
import type { Action } from '../../server/contract/flow.ts'
import type { Cast, Player } from './cast.ts'
import type { Model } from './model.ts'
import { permitted } from './stands.ts'
import { table } from './table.ts'

// A move is drawn as numbers and read against the order as it then stands: mostly something that is permitted, sometimes anything by anyone.

export type Pick = { second: boolean; legal: boolean; who: number; what: number; draw: number; version: 'none' | 'now' | 'stale'; looker: number | null }

const number = fc.nat({ max: 9999 })

export const pickArbitrary: fc.Arbitrary<Pick> = fc.record({
  second: fc.oneof({ weight: 3, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
  legal: fc.oneof({ weight: 3, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
  who: number,
  what: number,
  draw: number,
  version: fc.oneof({ weight: 6, arbitrary: fc.constant<'none'>('none') }, { weight: 1, arbitrary: fc.constantFrom<'now' | 'stale'>('now', 'stale') }),
  looker: fc.option(number, { freq: 2 }),
})

const onward: Action[] = ['collect', 'report', 'claim', 'dispatch', 'accept', 'assign', 'check_in', 'check_out', 'complete', 'rate', 'rework']
const ending: Action[] = ['reject', 'cancel', 'merge', 'comment']
const weightOf = (action: Action) => (onward.includes(action) ? 10 : ending.includes(action) ? 1 : 3)

const actions = [...table.keys()].filter((action) => !table.get(action)!.every(({ who }) => who === 'system'))

/** Who tries what. */
export const choose = (cast: Cast, model: Model, { legal, who, what, at }: Pick & { at: number }): { player: Player; action: Action } => {
  const { players } = cast
  if (!legal) return { player: players[who % players.length]!, action: actions[what % actions.length]! }
  const open = new Map<Action, Player[]>()
  for (const player of players) for (const action of permitted(player, model, at)) open.set(action, [...(open.get(action) ?? []), player])
  const weighted = [...open.keys()].flatMap((action) => Array.from({ length: weightOf(action) }, () => action))
  const action = weighted[what % weighted.length]!
  const able = open.get(action)!
  return { player: able[who % able.length]!, action }
}
