import { findMenu } from '../services/find-services.ts'
import { findSettings } from '../settings/find-settings.ts'
import type { Clock } from './deadlines.ts'

/** The calendar and the deadlines that hold for an order: its service's before its county's. */
export const findClock = async ({ county, service }: { county: string; service?: { id: string } }): Promise<Clock> => {
  const { calendar, deadlines } = await findSettings(county)
  const item = service && (await findMenu(county)).find(({ _id }) => _id === service.id)
  return { calendar, overrides: [...(item?.deadlines ? [item.deadlines] : []), deadlines] }
}
