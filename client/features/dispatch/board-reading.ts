import type { OrderView, Page } from '@contract/orders.ts'
import { getOrders } from '../../lib/api.ts'
import type { Query } from '../../lib/http.ts'
import { columns, rowOfOrder, type BoardRow } from './board-columns.ts'

const statuses = columns.flatMap((column) => column.statuses)
const readPage = (query: Query) => getOrders({ box: 'scope', limit: 100, ...query })

/** What is taken of a reading as it goes on; `goesOn` ends it when it says no. */
export type Reader = { figures: () => Promise<void>; rows: (rows: BoardRow[]) => void; begun: () => void; goesOn: () => boolean }

/** Reads the county's open orders: what is most pressing and the newest of each column first, then, once `begun`, all the rest. */
export async function readBoard(reader: Reader): Promise<void> {
  const take = (page: Page<OrderView>) => (reader.goesOn() && reader.rows(page.items.map(rowOfOrder)), page)
  const figures = reader.figures()
  const pressing = [{ status: statuses, urgency: ['emergency'] }, { overdue: 'true' }].map((query) => readPage(query).then(take))
  const first = columns.map((column) => readPage({ status: column.statuses }).then(take))
  const [, , pages] = await Promise.all([figures, Promise.all(pressing), Promise.all(first)])
  if (reader.goesOn()) reader.begun()
  const rest = async (status: string[], after: string | null) => {
    for (let cursor = after; cursor && reader.goesOn(); ) cursor = take(await readPage({ status, cursor })).nextCursor
  }
  await Promise.all(pages.map(({ nextCursor }, index) => rest(columns[index]!.statuses, nextCursor)))
}
