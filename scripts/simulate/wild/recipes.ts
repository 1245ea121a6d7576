import type { Role, Status } from '../../../server/contract/flow.ts'
import type { Way } from '../stories.ts'
import { commented, extended, moved, recalled, rejected, repeated, returned, reveals, suspended, transferred, wrongCode } from './turns.ts'
import type { Turn } from './turn.ts'

// What may befall an order beside its plain way. Each story takes the next recipe that fits it.

export type Recipe = {
  turns: Turn[]
  /** How it is dispatched, one time after the other, the last way for every further time. */
  ways?: Way[]
  /** One rating for each round. */
  stars?: number[]
  end?: Status
  /** A neighbour posts the same need, and it is merged; `rates`: and rates it. */
  repeated?: 'follows' | 'rates'
  tellsCode?: true
}

const rework = [moved('rework', 'rework', 'rated', 'dispatcher', { reason: '没有办好，另派一队。' })]
const callBack = moved('call back', 'call_back', 'rated', 'dispatcher', { reached: true, solved: true, satisfied: true })
const urge = (at: Status) => moved('urge', 'urge', at, 'requester')
const note = (at: Status, by: Role) => moved('supervise', 'supervise', at, by, { note: '请尽快办理。' })
const decline = (which: 'one' | 'the last') =>
  moved(`decline by ${which} team of a joint offer`, 'decline', 'dispatched', 'team_leader', { reason: '今天人手不够。' })
const declines = [decline('one'), decline('the last')]
const later = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString()
const supervised = (at: Status): Turn => ({
  ...note(at, 'supervisor'),
  kind: 'supervise with a new deadline',
  input: () => ({ note: '今天办结。', dueAt: later(2) }),
})
const cancelled = (at: Status) => moved('cancel', 'cancel', at, 'requester', { reason: '不需要了。' })

/** For orders that a team serves. */
export const served: Recipe[] = [
  { turns: [returned('claimed'), returned('reported'), returned('collected')] },
  { turns: declines, ways: ['jointly', 'to one'] },
  { turns: [...rework, callBack], stars: [2, 5], ways: ['to one'] },
  { turns: [repeated('claimed')], repeated: 'rates' },
  { turns: declines, ways: ['jointly', 'openly'] },
  { turns: [recalled('recall of an offer', 'dispatched')], ways: ['to one', 'to one'] },
  { turns: [recalled('recall from the market', 'dispatched')], ways: ['openly', 'to one'] },
  { turns: [wrongCode], tellsCode: true },
  { turns: [recalled('recall after a team accepted', 'serving')] },
  { turns: [{ ...recalled('recall after volunteers were assigned', 'serving'), after: 'assign' }], ways: ['to one', 'openly'] },
  { turns: [transferred('village', 'claimed', 'dispatcher')] },
  { turns: [transferred('town', 'reported', 'town_officer'), urge('posted')] },
  { turns: [...suspended('claimed', 'dispatcher'), ...suspended('serving', 'dispatcher')] },
  { turns: [callBack, ...rework, commented('claimed', 'dispatcher')], stars: [1, 4], ways: ['openly', 'to one'] },
  { turns: [repeated('serving')], repeated: 'follows' },
  { turns: [...suspended('reported', 'town_officer'), note('dispatched', 'dispatcher')] },
  { turns: [...extended('reported', 'town_officer', 'dispatcher', true), ...extended('serving', 'team_leader', 'supervisor', false), urge('serving')] },
  { turns: [supervised('reported'), reveals('dispatched'), commented('serving', 'team_leader'), commented('serving', 'supervisor')] },
  { turns: [rejected('claimed', 'dispatcher')], end: 'rejected' },
  { turns: [urge('dispatched'), cancelled('dispatched')], end: 'cancelled' },
  { turns: [returned('reported'), { ...returned('reported'), kind: 'return twice from one step' }, callBack], tellsCode: true },
]

/** For orders settled on the spot. */
export const settled: Recipe[] = [
  { turns: [transferred('village', 'posted', 'grid_worker')] },
  { turns: [repeated('posted')], repeated: 'rates' },
  { turns: [returned('collected'), { ...returned('collected'), kind: 'return twice from one step' }] },
  { turns: [...rework], stars: [2, 5] },
  { turns: [rejected('collected', 'village_clerk')], end: 'rejected' },
  { turns: [transferred('town', 'collected', 'village_clerk'), commented('collected', 'village_clerk')] },
  { turns: [...extended('collected', 'village_clerk', 'supervisor', false), urge('collected'), reveals('served')] },
  { turns: [rejected('reported', 'town_officer')], end: 'rejected' },
  { turns: [...suspended('reported', 'town_officer'), ...extended('claimed', 'dispatcher', 'dispatcher', true)] },
  { turns: [cancelled('posted')], end: 'cancelled' },
  { turns: [repeated('collected')], repeated: 'follows' },
  { turns: [...suspended('collected', 'dispatcher'), commented('served', 'requester'), callBack, commented('rated', 'supervisor')] },
  { turns: [rejected('posted', 'grid_worker')], end: 'rejected' },
  { turns: [note('posted', 'dispatcher'), ...extended('posted', 'grid_worker', 'dispatcher', true)] },
]
