import fc from 'fast-check'
import type { Action } from '../../server/contract/flow.ts'
import type { Cast, Player } from './cast.ts'
import type { Model } from './model.ts'
import { permitted } from './stands.ts'
import { table } from './table.ts'

// A move is drawn as numbers and read against the order as it then stands: mostly something that is permitted, sometimes anything by anyone.

/** `aim`: one of the six steps if one is permitted, anything permitted, or anything by anyone. */
export type Pick = {
  second: boolean
  aim: 'onward' | 'permitted' | 'anything'
  who: number
  what: number
  draw: number
  version: 'none' | 'now' | 'stale'
  looker: number | null
}

// Without bias: fast-check prefers small numbers, and these are places in lists.
const number = fc.noBias(fc.nat({ max: 9999 }))
const mostly = <T>(usual: T, weight: number, ...others: T[]) =>
  fc.oneof({ weight, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constantFrom(...others) })

export const pickArbitrary: fc.Arbitrary<Pick> = fc.record({
  second: mostly(false, 5, true),
  aim: fc.constantFrom('onward', 'onward', 'onward', 'permitted', 'permitted', 'anything'),
  who: number,
  what: number,
  draw: number,
  version: mostly<Pick['version']>('none', 6, 'now', 'stale'),
  looker: fc.option(number, { freq: 2 }),
})

// How often each of the six steps is taken when several are permitted: who is assigned should come, and leave, before the team completes.
// prettier-ignore
const onward: Partial<Record<Action, number>> = {
  collect: 1, report: 1, claim: 1, dispatch: 1, accept: 3, decline: 1, assign: 2, check_in: 6, check_out: 2, complete: 1, rate: 1, rework: 1, }
const others: Partial<Record<Action, number>> = { comment: 1, reject: 1, cancel: 1, merge: 1 }

const actions = [...table.keys()].filter((action) => !table.get(action)!.every(({ who }) => who === 'system'))

const repeated = (open: Action[], weightOf: (action: Action) => number) => open.flatMap((action) => Array.from({ length: weightOf(action) }, () => action))

/** Who tries what. */
export const choose = (cast: Cast, model: Model, { aim, who, what, at }: Pick & { at: number }): { player: Player; action: Action } => {
  const { players } = cast
  if (aim === 'anything') return { player: players[who % players.length]!, action: actions[what % actions.length]! }
  const open = new Map<Action, Player[]>()
  for (const player of players) for (const action of permitted(player, model, at)) open.set(action, [...(open.get(action) ?? []), player])
  const steps = aim === 'onward' ? repeated([...open.keys()], (action) => onward[action] ?? 0) : []
  const weighted = steps.length > 0 ? steps : repeated([...open.keys()], (action) => others[action] ?? 3)
  const action = weighted[what % weighted.length]!
  const able = open.get(action)!
  return { player: able[who % able.length]!, action }
}
