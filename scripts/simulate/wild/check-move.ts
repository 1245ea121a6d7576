import type { Action } from '../../../server/contract/flow.ts'
import type { OrderView } from '../../../server/contract/orders.ts'
import type { Wish } from './send.ts'

// What must have changed once a move was acknowledged, as the person who made it is shown the order.

type Change = { before: OrderView; after: OrderView; wish: Wish }
type Expectation = [fault: string, holds: boolean]

const hourMs = 3_600_000
const time = (moment: string | null) => (moment === null ? NaN : Date.parse(moment))

const standing = ({ assignments, round }: OrderView) => assignments.filter((one) => one.round === round && ['offered', 'accepted'].includes(one.state))

const visitOf = ({ after, wish }: Change) =>
  after.assignments.flatMap(({ round, volunteers }) => (round === after.round ? volunteers.filter(({ id }) => id === wish.person.id) : []))

const movesDeadline = ({ before, after, wish }: Change, hours: number) => {
  const asked = time(after.dueAt) - time(before.dueAt)
  return wish.input.granted ? asked === hours * hourMs : asked === 0
}

const expectations: Partial<Record<Action, (change: Change) => Expectation[]>> = {
  rate: ({ after, wish }) => [['left another rating', after.rating?.stars === wish.input.stars]],
  rework: ({ before, after }) => [
    ['kept the old rating', after.rating === null],
    ['kept the old call-back', after.callBack === null],
    ['did not begin the next round', after.round === before.round + 1],
    ['lost the rating of the round before', after.pastRatings.at(-1)?.stars === before.rating?.stars],
  ],
  recall: ({ after }) => [
    ['left teams on the order', standing(after).length === 0],
    ['left it open to the market', !after.open],
  ],
  transfer: ({ after, wish }) => [['did not move it to the grid', after.grid === wish.input.grid]],
  merge: ({ after, wish }) => [['names another original', after.mergedInto?.id === wish.input.original]],
  suspend: ({ after }) => [['did not stop the clock', after.suspended !== null && after.dueAt === null]],
  resume: ({ after }) => [['did not start the clock', after.suspended === null && after.dueAt !== null]],
  extend: ({ after, wish }) => [['is not kept', after.extension?.hours === wish.input.hours]],
  answer_extension: (change) => [
    ['left the request unanswered', change.after.extension === null],
    ['moved the deadline otherwise than answered', movesDeadline(change, change.before.extension!.hours)],
  ],
  supervise: ({ after, wish }) => [['did not set the deadline', !wish.input.dueAt || time(after.dueAt) === time(wish.input.dueAt as string)]],
  urge: ({ after }) => [['may be made again at once', after.urgedAt !== null && after.allowedActions.every(({ action }) => action !== 'urge')]],
  call_back: ({ after }) => [['is not kept', after.callBack?.satisfied === true]],
  check_out: (change) => [['is not confirmed by the code', !change.wish.input.code || visitOf(change).some(({ confirmed }) => confirmed)]],
}

/** What is wrong with the order after a move, in words that follow the move's name. */
export const checkMove = (wish: Wish, after: OrderView) =>
  (expectations[wish.action]?.({ before: wish.order, after, wish }) ?? []).filter(([, holds]) => !holds).map(([fault]) => fault)
