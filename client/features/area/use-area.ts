import type { Role, Status } from '@contract/flow.ts'
import type { Card } from '@contract/live.ts'
import type { OrderView } from '@contract/orders.ts'
import type { RoleView } from '@contract/people.ts'
import { computed } from 'vue'
import { getOrders } from '../../lib/api.ts'
import { onCard, onReload } from '../../lib/live.ts'
import { useRead } from '../../lib/read.ts'
import { soon } from '../../lib/soon.ts'
import { stepSince } from '../../ui/step-since.ts'
import type { MapRow } from '../map/places.ts'
import { getAreaFigures } from './area-api.ts'

const open: Status[] = ['posted', 'collected', 'reported', 'claimed', 'dispatched', 'serving']
const widestFirst: Role[] = ['town_officer', 'village_clerk', 'grid_worker']
export const mostRead = 500

/** The unit somebody answers for: the widest, where they hold several posts. */
export function ownUnit(roles: RoleView[]): RoleView['unit'] | undefined {
  return widestFirst.flatMap((wanted) => roles.filter(({ role }) => role === wanted))[0]?.unit
}

async function openOrders(unit: string): Promise<OrderView[]> {
  const found: OrderView[] = []
  let cursor: string | undefined
  do {
    const page = await getOrders({ box: 'scope', unit, status: open, limit: 100, cursor })
    found.push(...page.items)
    cursor = page.nextCursor ?? undefined
  } while (cursor && found.length < mostRead)
  return found
}

function rowOf(order: OrderView): MapRow {
  const { id, status, town, village, grid, urgency, title, dueAt } = order
  return { id, status, town, village, grid, urgency, title, dueAt, since: stepSince(order) }
}

/** The figures and the open orders of a unit; read again soon after a card of it. */
export function useArea(unit: { code: string }) {
  const { value, problem, load } = useRead(async () => {
    const [figures, orders] = await Promise.all([getAreaFigures(unit.code), openOrders(unit.code)])
    return { figures, orders }
  })
  const again = soon(load)
  onReload(again)
  onCard(({ town, village, grid }: Card) => [town, village, grid].includes(unit.code) && again())
  return { value, problem, load, rows: computed(() => value.value?.orders.map(rowOf) ?? []) }
}
