import type { Network } from '../../server/dispatch/min-cost.ts'

/** Whole numbers below `n`, the same for the same seed. */
export const dice = (seed: number) => {
  let state = seed
  return (n: number) => {
    state = (state * 48_271) % 2_147_483_647
    return state % n
  }
}

const upTo = (sums: number[][]) => {
  const first = new Int32Array(sums.length + 1)
  for (const [n, list] of sums.entries()) first[n + 1] = first[n]! + list.length
  return first
}

/** A network from lists: for each source its arcs from cheap to dear, for each target the costs of its places. */
export const networkFrom = (
  sources: { demand: number; shortfall: number; penalty: number; arcs: [target: number, cost: number][] }[],
  places: number[][],
): Network => ({
  demand: Int32Array.from(sources, ({ demand }) => demand),
  shortfall: Float64Array.from(sources, ({ shortfall }) => shortfall),
  penalty: Float64Array.from(sources, ({ penalty }) => penalty),
  firstArc: upTo(sources.map(({ arcs }) => arcs.map(([target]) => target))),
  target: Int32Array.from(sources.flatMap(({ arcs }) => arcs.map(([target]) => target))),
  cost: Float64Array.from(sources.flatMap(({ arcs }) => arcs.map(([, cost]) => cost))),
  firstSlot: upTo(places),
  slotCost: Float64Array.from(places.flat()),
})

/** A network drawn from a seed: some sources want several units, some pay far more than all others together, places are few. */
export const drawNetwork = (seed: number, most: { sources: number; targets: number }) => {
  const roll = dice(seed)
  const targets = 1 + roll(most.targets)
  const density = 1 + roll(4)
  const sources = Array.from({ length: 1 + roll(most.sources) }, () => {
    const shortfall = roll(10) === 0 ? 1_000_000 + roll(50) : 40 + roll(200)
    const arcs = Array.from({ length: targets }, (_, target): [number, number] => [target, roll(100)]).filter(() => roll(density) === 0)
    return { demand: roll(4) === 0 ? 1 + roll(3) : 1, shortfall, penalty: shortfall * (1 + roll(2)), arcs: arcs.sort((a, b) => a[1] - b[1]) }
  })
  const places = Array.from({ length: targets }, () => Array.from({ length: roll(4) }, () => roll(40)).sort((a, b) => a - b))
  return networkFrom(sources, places)
}
