import { openStatuses } from '../orders/order-flow.ts'
import type { OrderEvent } from '../orders/order.ts'

// What a rule may ask of its event beside the name.

type Happened = Pick<OrderEvent, 'from' | 'to' | 'input'>

export const conditions = {
  arrived: ({ from, to }: Happened) => from !== to,
  collected: ({ to }: Happened) => to === 'collected',
  served: ({ to }: Happened) => to === 'served',
  open: ({ to }: Happened) => openStatuses.includes(to),
  passed_on: ({ input }: Happened) => (input.teams ?? []).length > 0,
  granted: ({ input }: Happened) => input.granted === true,
  refused: ({ input }: Happened) => input.granted !== true,
}
