import { moveClock } from '../../server/clock.ts'
import type { OrderView, Page, Point } from '../../server/contract/orders.ts'
import type { HeldEntry, Hours } from '../../server/contract/people.ts'
import { eventually } from '../support/eventually.ts'
import { act, granted, get, need, send, uploadPhoto } from '../support/orders.ts'
import type { County, Someone } from '../support/county.ts'

// Orders served in one's own measure: by whom, how long by the machine's clock, and where the phone was.

const minuteMs = 60_000

export type Service = { minutes: number; stars?: number; position?: Point; place?: Point; by?: Someone; said?: number; begins?: Date }

/** Lets an order be posted, served by one volunteer for so many minutes, and rated where stars are given. */
export const serve = async (county: County, { minutes, stars, position, place, by, said, begins }: Service): Promise<OrderView> => {
  const { team } = county
  const volunteer = by ?? team.volunteers[0]!
  const start = begins ?? new Date()
  moveClock(start)
  const { id } = await granted(send(county.resident, '/orders', { ...need, ...(place && { location: place }) }))
  await granted(act(county.worker, id, 'collect'))
  await granted(act(county.clerk, id, 'report', { opinion: '属实' }))
  await granted(act(county.officer, id, 'claim'))
  await granted(act(county.dispatcher, id, 'dispatch', { teams: [team.id] }))
  await granted(act(team.leader, id, 'accept'))
  await granted(act(team.leader, id, 'assign', { volunteers: [volunteer.id] }))
  await granted(act(volunteer, id, 'check_in', position ? { location: position } : {}))
  moveClock(new Date(start.getTime() + minutes * minuteMs))
  await granted(act(volunteer, id, 'check_out'))
  const attendance = said === undefined ? [] : [{ volunteer: volunteer.id, minutes: said, reason: '按实际' }]
  const served = await granted(act(team.leader, id, 'complete', { summary: '已办妥。', photos: [await uploadPhoto(team.leader)], attendance }))
  const order = stars === undefined ? served : await granted(act(county.resident, id, 'rate', { stars, solved: stars > 2 }))
  moveClock(null)
  return order
}

/** A person's hours once they are as wanted. */
export const hoursOf = (who: Someone, wanted: (hours: Hours) => boolean = ({ entries }) => entries.length > 0) =>
  eventually(() => granted<Hours>(get(who, '/me/hours')), wanted)

/** What waits for the county's supervisor, once there is as much of it as wanted. */
export const heldIn = ({ supervisor }: County, count: number) =>
  eventually(
    () => granted<Page<HeldEntry>>(get(supervisor, '/hours?state=held')),
    ({ items }) => items.length === count,
  )

/** What a supervisor is asked about: an order of this county whose poor rating holds its minutes. */
export const serveHeld = async (county: County): Promise<HeldEntry> => {
  await serve(county, { minutes: 50, stars: 2, said: 80 })
  return (await heldIn(county, 1)).items[0]!
}

/** A decision on an entry, or an answer to it. */
export const decide = (who: Someone, id: string, what: string, body: object = {}) => send(who, `/hours/${id}/${what}`, body)
