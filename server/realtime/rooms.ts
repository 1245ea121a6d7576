import type { Actor } from '../people/actor.ts'
import { scopes } from '../orders/order-visibility.ts'

/** The rooms a person may listen in, from their roles and teams alone: the units they oversee, the teams they lead, themselves. */
export const roomsOf = (actor: Actor) => [
  ...new Set([
    `person:${actor.id}`,
    ...actor.roles.flatMap(({ role, unit }) => (scopes.has(role) ? [`unit:${unit}`] : [])),
    ...actor.teams.filter(({ leader, active }) => leader && active).map(({ id }) => `team:${id}`),
  ]),
]
