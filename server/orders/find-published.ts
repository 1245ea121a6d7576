import type { Status } from '../contract/flow.ts'
import type { Cursor } from './order-cursor.ts'
import { OrderModel } from './order.model.ts'
import type { Order } from './order.ts'

// Consent holds for the order as it was finished: it shows while it is, and no longer than the consent stands.

const finished: Status[] = ['rated', 'closed']
const index = 'county_1_publishedAt_-1__id_-1'

type Wanted = { county: string; category?: string; limit: number; after?: Cursor }

const beyond = ({ at, id }: Cursor) => ({ $or: [{ publishedAt: { $lt: at } }, { publishedAt: at, _id: { $lt: id } }] })

/** The orders of a county that are shown in public, the latest to be shown first. */
export const findPublished = async ({ county, category, limit, after }: Wanted): Promise<Order[]> => {
  const shown = { county, publishedAt: { $type: 'date' }, status: { $in: finished }, ...(category && { category }) }
  const where = after ? { $and: [shown, beyond(after)] } : shown
  const rows = OrderModel.collection.find(where as never, { sort: { publishedAt: -1, _id: -1 }, limit, hint: index })
  return (await rows.toArray()) as unknown as Order[]
}

/** Whether a photo is on an order that is shown in public. */
export const isPublished = async (id: string, photo: string) => {
  const where = { _id: id, 'photos.id': photo, publishedAt: { $type: 'date' }, status: { $in: finished } }
  return (await OrderModel.collection.findOne(where as never, { projection: { _id: 1 } })) !== null
}
