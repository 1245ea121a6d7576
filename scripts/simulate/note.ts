import type { OrderView } from '../../server/contract/orders.ts'
import { endIfDone, stand, type Life, type Made } from './life.ts'
import type { World } from './world.ts'

/** Writes down an acknowledged move. */
export const note = (world: World, life: Life, order: OrderView, made: Omit<Made, 'version' | 'round'>) => {
  world.moves++
  stand(life, order)
  life.made.push({ ...made, version: order.version, round: order.round })
  endIfDone(life)
}
