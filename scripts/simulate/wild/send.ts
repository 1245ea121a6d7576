import { randomUUID } from 'node:crypto'
import type { Action } from '../../../server/contract/flow.ts'
import type { OrderView } from '../../../server/contract/orders.ts'
import { describe, type Answer } from '../caller.ts'
import { note } from '../note.ts'
import type { World } from '../world.ts'
import { count, type Kind } from './kinds.ts'
import type { Input, Scene } from './turn.ts'

// How a move is sent in a wild run: mostly as it is, sometimes twice at once, sometimes from a page that is out of date.

export type Wish = Scene & { action: Action; input: Input }

/** The same request twice at once under one key: both taps must be answered with the same one thing. The earlier answer counts. */
export const twice = async (world: World, tap: (key: string) => Promise<Answer<OrderView>>, { kind, what }: { kind: Kind; what: string }) => {
  const key = randomUUID()
  const taps = await Promise.all([tap(key), tap(key)])
  const granted = taps.flatMap((one) => (one.ok ? [one] : [])).sort((a, b) => a.body.version - b.body.version)
  if (granted.length === 0) return taps[0]
  const refused = taps.find((one) => !one.ok)
  if (refused && !refused.ok) world.faults.push(describe(`the second tap of one key, ${what}`, refused))
  else if (granted[0]!.body.id !== granted[1]!.body.id) world.faults.push(`${what}: two taps of one key made two orders`)
  else count(world.tally, kind)
  return granted[0]!
}

/** From a page one version behind: refused as stale, unless the order has moved on so far that the move is none any more. */
const stale = async (world: World, { person, order, life, action, input }: Wish) => {
  const answer = await person.post<OrderView>(`/orders/${order.id}/actions/${action}`, { ...input, version: order.version - 1 })
  if (answer.ok) {
    world.faults.push(`${life.story.title}: ${action} was taken on version ${order.version - 1} when there was ${order.version}`)
    note(world, life, answer.body, { action, by: person, input })
    return
  }
  const { status, code, order: present } = answer.body
  if (status === 409 && code === 'order.stale') count(world.tally, 'stale version refused')
  else if ((present?.version ?? 0) <= order.version) world.faults.push(describe(`${life.story.title}: ${action} on an old version`, answer))
}

const staleEvery = 7
const twiceEvery = 5

/** Sends a move; answers what the server says of it. Each order's moves are counted, so that the same ones go the same odd way in every run. */
export const send = async (world: World, wish: Wish): Promise<Answer<OrderView>> => {
  const { person, order, life, action, input } = wish
  const tap = (body: Input) => (key?: string) => person.post<OrderView>(`/orders/${order.id}/actions/${action}`, body, key)
  if (!world.wild) return tap(input)()
  const turn = life.story.number + life.sent++
  const isBehind = order.version > 1 && turn % staleEvery === 3
  if (isBehind) await stale(world, wish)
  const tapped = tap(isBehind ? { ...input, version: order.version } : input)
  return turn % twiceEvery === 2 ? twice(world, tapped, { kind: 'move sent twice under one key', what: `${action} of ${order.no}` }) : tapped()
}
