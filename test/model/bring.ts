import type { Action } from '../../server/contract/flow.ts'
import type { Wish } from '../../server/orders/advance-order.ts'
import type { Cast, Player } from './cast.ts'
import { offersOf, type Brought, type Model, type Track } from './model.ts'

// A valid input for every move, drawn by a number: as the model takes it, and as the program does.

export type Drawing = { model: Model; other: Track; player: Player; cast: Cast; at: number; draw: number; dateOf: (minute: number) => Date }
type Bring = { brought: Brought; input: Wish['input'] }

const one = <T>(list: readonly T[], draw: number) => list[draw % list.length]!
const reason = '情况如此'

const dispatch = ({ cast: { teams }, draw, player, model }: Drawing): Bring => {
  const [a, b, ofTown, unsuited] = teams as [Cast['teams'][0], Cast['teams'][0], Cast['teams'][0], Cast['teams'][0]]
  const ownTown = draw % 4 > 0 && player.posts.some(({ unit }) => unit === model.place.town)
  const sent = ownTown ? [ofTown] : one([[], [a], [a, b], [b, ofTown], [a, b, ofTown], [unsuited], []], draw)
  return sent.length === 0 ? { brought: { open: true }, input: { open: true } } : { brought: { teams: sent }, input: { teams: sent.map(({ id }) => id) } }
}

const assign = ({ player, draw }: Drawing): Bring => {
  const members = player.leads?.members ?? [player.id]
  const crew = one([members, members.slice(1), members.slice(-1), members.slice(1, 2)], draw)
  return { brought: { crew }, input: { volunteers: crew } }
}

const complete = ({ player, model, draw }: Drawing): Bring => {
  const crew = offersOf(model, 'accepted').find(({ team }) => team.id === player.leads?.id)?.crew ?? []
  const attendance = (draw % 3 === 0 ? [] : crew.slice(0, draw % 3)).map(({ id }, n) => ({ id, minutes: (draw * (n + 1)) % 400 }))
  return {
    brought: { attendance },
    input: { summary: '办好了', photos: [player.photo], attendance: attendance.map(({ id, minutes }) => ({ volunteer: id, minutes, reason })) },
  }
}

const settle = ({ cast, draw }: Drawing): Bring => {
  const helpers = cast.players.slice(0, draw % 3).map(({ id }, n) => ({ id, minutes: (draw * (n + 1)) % 300 }))
  return { brought: { helpers }, input: { summary: '当场办好', helpers: helpers.map(({ id, minutes }) => ({ person: id, minutes })) } }
}

const transfer = ({ cast, model, draw }: Drawing): Bring => {
  const grid = one(cast.grids.filter((each) => each !== model.place.grid), draw) // prettier-ignore
  return { brought: { grid }, input: { grid, reason } }
}

const inputs: Partial<Record<Action, (drawing: Drawing) => Bring>> = {
  dispatch,
  assign,
  complete,
  settle,
  transfer,
  report: () => ({ brought: {}, input: { opinion: '情况属实' } }),
  comment: () => ({ brought: {}, input: { text: '请尽快' } }),
  reject: () => ({ brought: {}, input: { reason: '信息不实', text: '查无此事' } }),
  rate: ({ draw }) => {
    const said = { stars: 1 + (draw % 5), solved: draw % 7 > 1 }
    return { brought: said, input: said }
  },
  suspend: ({ at, draw, dateOf }) => {
    const until = at + 37 + ((draw * 61) % 3000)
    return draw % 3 === 0 ? { brought: {}, input: { reason } } : { brought: { until }, input: { reason, until: dateOf(until) } }
  },
  extend: ({ draw }) => ({ brought: { hours: 1 + (draw % 20) }, input: { reason, hours: 1 + (draw % 20) } }),
  answer_extension: ({ draw }) => ({ brought: { granted: draw % 3 > 0 }, input: { granted: draw % 3 > 0 } }),
  supervise: ({ at, draw, dateOf }) => {
    const due = at + 23 + ((draw * 47) % 2000)
    return draw % 2 === 0 ? { brought: {}, input: { note: reason } } : { brought: { due }, input: { note: reason, dueAt: dateOf(due) } }
  },
  merge: ({ other }) => ({ brought: { original: other }, input: { original: other.id } }),
  publish: () => ({ brought: {}, input: { publish: true } }),
  call_back: () => ({ brought: {}, input: { reached: true, solved: true, satisfied: false } }),
}

/** What this player would bring to this move. */
export const bring = (action: Action, drawing: Drawing): Bring => inputs[action]?.(drawing) ?? { brought: {}, input: { reason } }
