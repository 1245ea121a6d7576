import { settle } from './plan-arcs.ts'
import { empty, pop, push, smallest } from './plan-heap.ts'
import type { State } from './plan-state.ts'

// One shortest path at a time through a flow, over sources and targets. A node below `sources` is a source, the others are targets.

const stayCost = ({ home, demand, penalty, shortfall }: State, source: number) => (home[source]! + 1 === demand[source] ? penalty[source]! : shortfall[source]!)

/** The price at which a source enters: its cheapest way out. */
export const firstPrice = (state: State, source: number) => {
  let price = stayCost(state, source)
  for (let arc = state.firstArc[source]!; arc < state.firstArc[source + 1]!; arc++)
    price = Math.min(price, state.cost[arc]! + state.targetPrice[state.target[arc]!]!)
  return price
}

const reach = (state: State, node: number, distance: number, by: number) => {
  if (distance >= state.distance[node]! || distance >= state.best) return
  if (state.distance[node] === Infinity) state.touched.push(node)
  state.distance[node] = distance
  state.cameBy[node] = by
  push(state.heap, node, distance)
}

const leave = (state: State, node: number, distance: number) => {
  if (distance >= state.best) return
  state.best = distance
  state.exit = node
}

// Arcs lie by the least they can ask: once one asks too much, so do all that follow.
const fromSource = (state: State, source: number) => {
  const { cost, taken, target, targetPrice, arcAt, asks, sources } = state
  const [first, end] = [state.firstArc[source]!, state.firstArc[source + 1]!]
  const start = state.distance[source]! - state.sourcePrice[source]!
  leave(state, source, start + stayCost(state, source))
  let place = first
  for (; place < end && start + asks[place]! < state.best; place++) {
    const arc = arcAt[place]!
    if (taken[arc] === 0) reach(state, sources + target[arc]!, start + cost[arc]! + targetPrice[target[arc]!]!, arc)
  }
  while (place-- > first) settle(state, place, end)
}

const fromTarget = (state: State, target: number) => {
  const start = state.distance[state.sources + target]! - state.targetPrice[target]!
  const first = state.firstSlot[target]!
  const free = first + state.used[target]!
  if (free < state.firstSlot[target + 1]!) leave(state, state.sources + target, start + state.slotCost[free]!)
  for (let slot = first; slot < free; slot++) {
    const arc = state.held[slot]!
    const source = state.owner[arc]!
    reach(state, source, start + state.sourcePrice[source]! - state.cost[arc]!, slot)
  }
}

/** Finds the shortest path from a source to a free slot or to staying home. */
export const search = (state: State, root: number) => {
  state.best = Infinity
  reach(state, root, 0, -1)
  while (smallest(state.heap) < state.best) {
    const node = pop(state.heap)
    if (node < state.sources) fromSource(state, node)
    else fromTarget(state, node - state.sources)
  }
}

/** Raises the prices behind the path found by what it fell short, and clears the search. */
export const reprice = (state: State) => {
  for (const node of state.touched) {
    const raise = state.best - state.distance[node]!
    state.distance[node] = Infinity
    if (raise <= 0) continue
    if (node < state.sources) state.sourcePrice[node]! += raise
    else state.targetPrice[node - state.sources]! += raise
  }
  state.touched.length = 0
  empty(state.heap)
}

const carry = (state: State, arc: number, slot: number) => {
  state.taken[arc] = 1
  state.held[slot] = arc
}

/** Walks the path back from its end: each target gets the unit that came to it, and gives up the one that moved on. */
export const move = (state: State, root: number) => {
  const { exit, sources, cameBy, owner, held, target } = state
  let source = exit
  let slot = -1
  if (exit >= sources) {
    slot = state.firstSlot[exit - sources]! + state.used[exit - sources]!++
    source = owner[cameBy[exit]!]!
    carry(state, cameBy[exit]!, slot)
  } else state.home[exit]!++
  while (source !== root) {
    slot = cameBy[source]!
    const left = held[slot]!
    const arc = cameBy[sources + target[left]!]!
    state.taken[left] = 0
    carry(state, arc, slot)
    source = owner[arc]!
  }
}
