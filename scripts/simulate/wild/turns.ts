import type { Action, Role, Status } from '../../../server/contract/flow.ts'
import { otherGrid } from '../cast.ts'
import { findOriginal, readOriginal, postAgain } from './duplicates.ts'
import { reveal, sayWrongCode } from './errands.ts'
import type { Kind } from './kinds.ts'
import type { Input, Turn } from './turn.ts'

// The turns of which recipes are made.

const plain = (kind: Kind, action: Action, at: Status, by: Turn['by']): Turn => ({ kind, action, at, by })

/** A move that brings the same every time. */
export const moved = (kind: Kind, ...[action, at, by, input = {}]: [Action, Status, Turn['by'], Input?]): Turn => ({
  ...plain(kind, action, at, by),
  input: () => input,
})

const returners = { collected: 'village_clerk', reported: 'town_officer', claimed: 'dispatcher' } as const

/** One step back by whoever may. */
export const returned = (at: keyof typeof returners) => moved(`return from ${at}`, 'return', at, returners[at], { reason: '地点写得不清楚，请核实。' })

export const recalled = (kind: Kind, at: Status) => moved(kind, 'recall', at, 'dispatcher', { reason: '先不派，情况有变。' })

export const commented = (at: Status, by: Turn['by']) => moved('comment', 'comment', at, by, { text: '已联系，请等候。' })

export const transferred = (within: 'village' | 'town', at: Status, by: Role): Turn => ({
  ...plain(`transfer within the ${within}`, 'transfer', at, by),
  input: ({ order }) => ({ grid: otherGrid(order.grid, within), reason: '实际在那边的网格。' }),
})

/** Its clock is stopped and set going again by the same officer. */
export const suspended = (at: Status, by: 'dispatcher' | 'town_officer'): Turn[] => {
  const officer = by === 'dispatcher' ? 'dispatcher' : 'town officer'
  const until = () => new Date(Date.now() + 3_600_000).toISOString()
  return [
    { ...plain(`suspend by the ${officer}`, 'suspend', at, by), input: () => ({ reason: '等材料到货。', until: until() }) },
    moved(`resume by the ${officer}`, 'resume', at, by),
  ]
}

/** The holder asks for five hours; someone of the county answers. */
export const extended = (at: Status, holder: Role, ...[by, granted]: ['dispatcher' | 'supervisor', boolean]): Turn[] => [
  moved('extension asked', 'extend', at, holder, { reason: '路远，要多几个小时。', hours: 5 }),
  moved(granted ? 'extension granted' : 'extension refused', 'answer_extension', at, by, { granted, note: granted ? '同意。' : '请按时办理。' }),
]

/** By the holder, for the first of the county's reasons. */
export const rejected = (at: Status, by: Role): Turn => ({
  ...plain('reject', 'reject', at, by),
  input: async ({ person }) => ({ reason: (await person.get<{ rejectReasons: string[] }>('/settings')).rejectReasons[0]!, text: '请找物业处理。' }),
})

/** The requester's neighbour writes the same need. */
export const repeated = (at: Status): Turn => ({ ...plain('duplicate offered while posting', 'comment', at, 'requester'), errand: postAgain })

/** What becomes of the neighbour's order: the grid worker merges it, its poster looks where it went. */
export const duplicateTurns: Turn[] = [
  { ...plain('duplicate merged', 'merge', 'posted', 'grid_worker'), input: findOriginal },
  { ...plain('original read by its follower', 'comment', 'merged', 'requester'), errand: readOriginal },
]

export const wrongCode: Turn = { ...plain('wrong code refused', 'check_out', 'serving', 'volunteer'), after: 'check_in', errand: sayWrongCode }

export const reveals = (at: Status): Turn => ({ ...plain('contact revealed and logged', 'comment', at, 'supervisor'), errand: reveal })
