import type { State } from './plan-state.ts'

// The arcs of a source in the order of what they ask, as last seen. Prices only rise, so what an arc asked once it asks at least: nothing
// need be sorted anew when prices rise, and an arc that asks more is moved back when it is looked at.

const farthest = 8

/** Moves the arc at a place back behind those that ask less, or a good way towards there; `end` is the end of its source's arcs. */
export const settle = ({ arcAt, asks, cost, target, targetPrice }: State, from: number, end: number) => {
  const arc = arcAt[from]!
  const asked = cost[arc]! + targetPrice[target[arc]!]!
  const last = Math.min(end - 1, from + farthest)
  let place = from
  for (; place < last && asks[place + 1]! < asked; place++) {
    arcAt[place] = arcAt[place + 1]!
    asks[place] = asks[place + 1]!
  }
  arcAt[place] = arc
  asks[place] = place + 1 < end ? Math.min(asked, asks[place + 1]!) : asked
}
