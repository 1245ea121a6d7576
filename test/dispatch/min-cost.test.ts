import { expect } from 'chai'
import { minCostFlow, type Network } from '../../server/dispatch/min-cost.ts'
import { drawNetwork, networkFrom } from './networks.ts'
import { callReferee } from '../../scripts/bench/dispatch-referee.ts'

const seeds = (count: number) => Array.from({ length: count }, (_, n) => 1000 + 7919 * n)

/** What a choice of arcs costs; Infinity when a target has too few places. */
const costOf = (network: Network, taken: Uint8Array) => {
  const { demand, shortfall, penalty, firstArc, target, cost, firstSlot, slotCost } = network
  const used = new Int32Array(firstSlot.length - 1)
  let total = 0
  for (let source = 0; source < demand.length; source++) {
    let home = demand[source]!
    for (let arc = firstArc[source]!; arc < firstArc[source + 1]!; arc++) {
      if (taken[arc] === 0) continue
      const slot = firstSlot[target[arc]!]! + used[target[arc]!]!++
      if (slot >= firstSlot[target[arc]! + 1]!) return Infinity
      total += cost[arc]! + slotCost[slot]!
      home--
    }
    if (home < 0) return Infinity
    total += home === demand[source] ? (home - 1) * shortfall[source]! + penalty[source]! : home * shortfall[source]!
  }
  return total
}

/** The least cost of all choices there are. */
const tryAll = (network: Network) => {
  const arcs = network.target.length
  let least = Infinity
  for (let choice = 0; choice < 2 ** arcs; choice++)
    least = Math.min(
      least,
      costOf(
        network,
        Uint8Array.from({ length: arcs }, (_, arc) => (choice >> arc) & 1),
      ),
    )
  return least
}

describe('the least cost of a flow', () => {
  it('200 networks of up to 60 × 40: exactly what linear programming finds', async () => {
    const leastCost = await callReferee()
    for (const seed of seeds(200)) {
      const network = drawNetwork(seed, { sources: 60, targets: 40 })
      const { cost, taken } = minCostFlow(network)
      expect(cost, `seed ${seed}`).to.equal(leastCost(network))
      expect(costOf(network, taken), `seed ${seed}`).to.equal(cost)
    }
  })
  it('300 small networks: exactly the cheapest of all choices', () => {
    const small = seeds(600).map((seed) => drawNetwork(seed, { sources: 4, targets: 3 }))
    const tried = small.filter(({ target }) => target.length <= 9).slice(0, 300)
    expect(tried.length).to.equal(300)
    for (const network of tried) expect(minCostFlow(network).cost).to.equal(tryAll(network))
  })
  it('its prices prove it, also where nobody can try all: 1,500 × 300', () => {
    const network = drawNetwork(42, { sources: 1500, targets: 300 })
    const { taken, sourcePrice, targetPrice } = minCostFlow(network)
    for (let source = 0; source < network.demand.length; source++)
      for (let arc = network.firstArc[source]!; arc < network.firstArc[source + 1]!; arc++) {
        const asked = network.cost[arc]! + targetPrice[network.target[arc]!]! - sourcePrice[source]!
        expect(taken[arc] === 1 ? asked <= 0 : asked >= 0, `arc ${arc}: ${asked}`).to.equal(true)
      }
  })
  it('costs too large for exact sums are refused', () => {
    const dear = networkFrom([{ demand: 2, shortfall: 2 ** 53, penalty: 2 ** 53, arcs: [] }], [])
    expect(() => minCostFlow(dear)).to.throw(RangeError)
  })
})
