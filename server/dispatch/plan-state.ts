import type { Network } from './min-cost.ts'
import { makeHeap, type Heap } from './plan-heap.ts'

/** A flow on its way: what is carried, the prices so far, and the search for the next path. */
export type State = Network & {
  sources: number
  owner: Int32Array
  taken: Uint8Array
  home: Int32Array
  used: Int32Array
  held: Int32Array
  sourcePrice: Float64Array
  targetPrice: Float64Array
  /** The arcs of each source in the order in which they are looked at, and at most what each asks: its cost and the price of its target. */
  arcAt: Int32Array
  asks: Float64Array
  distance: Float64Array
  cameBy: Int32Array
  touched: number[]
  heap: Heap
  best: number
  exit: number
}

const ownersOf = ({ firstArc, target }: Network) => {
  const owner = new Int32Array(target.length)
  for (let source = 0; source + 1 < firstArc.length; source++) owner.fill(source, firstArc[source], firstArc[source + 1])
  return owner
}

/** The network before its first unit. */
export const begin = (network: Network): State => {
  const sources = network.demand.length
  const targets = network.firstSlot.length - 1
  const targetPrice = Float64Array.from({ length: targets }, (_, target) => network.slotCost[network.firstSlot[target]!] ?? 0)
  return {
    ...network,
    sources,
    owner: ownersOf(network),
    taken: new Uint8Array(network.target.length),
    home: new Int32Array(sources),
    used: new Int32Array(targets),
    held: new Int32Array(network.slotCost.length),
    sourcePrice: new Float64Array(sources),
    targetPrice,
    arcAt: Int32Array.from(network.target.keys()),
    asks: network.cost.slice(),
    distance: new Float64Array(sources + targets).fill(Infinity),
    cameBy: new Int32Array(sources + targets),
    touched: [],
    heap: makeHeap(sources + targets),
    best: Infinity,
    exit: -1,
  }
}
