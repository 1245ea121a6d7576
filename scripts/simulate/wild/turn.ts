import type { Action, Role, Status } from '../../../server/contract/flow.ts'
import type { OrderView } from '../../../server/contract/orders.ts'
import type { Life } from '../life.ts'
import { holdsAt, type Person } from '../person.ts'
import type { Sight } from '../sight.ts'
import type { World } from '../world.ts'
import type { Kind } from './kinds.ts'

// A turn is something beside the plain way that a story wants: who does what once the order stands there. Until it is done, everyone else waits.

export type Scene = { world: World; person: Person; order: OrderView; life: Life }
export type Input = Record<string, unknown>

export type Turn = {
  kind: Kind
  at: Status
  by: Role | 'requester'
  /** What the server must permit this person. */
  action: Action
  input?: (scene: Scene) => Input | Promise<Input>
  /** Done in place of the move; answers what went wrong. */
  errand?: (scene: Scene) => Promise<string[]>
  /** Only once this move was made. */
  after?: Action
}

/** The turn for which an order standing at `status` waits, if any. */
export const dueTurn = ({ turns: [next], made }: Life, status: Status) =>
  next?.at === status && (!next.after || made.some(({ action }) => action === next.after)) ? next : undefined

/** Whether a person is the one, as far as role and place tell. */
export const plays = ({ by }: Turn, person: Person, { story }: Life, { county, town, village, grid }: Pick<Sight, 'county' | 'town' | 'village' | 'grid'>) => {
  if (by === 'requester') return story.poster === person
  if (by === 'team_leader' || by === 'volunteer') return person.roles.has(by)
  return holdsAt(person, by, [county, town, village, grid])
}
