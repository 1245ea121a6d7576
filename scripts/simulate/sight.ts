import type { Action } from '../../server/contract/flow.ts'
import type { Card } from '../../server/contract/live.ts'
import type { OrderView } from '../../server/contract/orders.ts'

/** What makes a person look: a card, or an order they are reminded of, without an action and with those who take part. */
export type Sight = Pick<Card, 'id' | 'title' | 'status' | 'holder' | 'county' | 'town' | 'village' | 'grid'> & { action: Action | null } & Partial<
    Pick<OrderView, 'assignments'>
  >
