import type { Action, Status } from '../../server/contract/flow.ts'

// A second opinion: the table of the design, copied by hand and read without the program's own. Each line says who may make a move and where:
// `action | who, who: status status; who: status`. Who is one of the relations of stands.ts.

const text = `
collect          | worker: posted
report           | clerk: collected
claim            | officer: reported
dispatch         | dispatcher, officer: claimed
accept           | offered, market: dispatched serving
decline          | offered: dispatched serving
assign           | accepted: serving
check_in         | assigned: serving
check_out        | assigned: serving
complete         | accepted: serving
rate             | requester, follower: served
settle           | worker, clerk: collected; officer: claimed
return           | clerk: collected; officer: reported; dispatcher: claimed
reject           | holder: posted collected reported claimed
transfer         | holder, dispatcher: posted collected reported claimed
merge            | holder, dispatcher: posted collected reported claimed
lapse            | system: dispatched serving
cancel           | requester: posted collected reported claimed dispatched
recall           | dispatcher, sender: dispatched serving
suspend          | holding_officer, dispatcher: collected reported claimed dispatched serving
resume           | holding_officer, dispatcher, system: collected reported claimed dispatched serving
extend           | holder: posted collected reported claimed dispatched serving
answer_extension | dispatcher, supervisor: posted collected reported claimed dispatched serving
urge             | requester: posted collected reported claimed dispatched serving
supervise        | supervisor, dispatcher: posted collected reported claimed dispatched serving
comment          | reader: posted collected reported claimed dispatched serving served rated closed rejected cancelled merged
rework           | dispatcher: rated
publish          | requester: rated closed
unpublish        | requester, supervisor: rated closed
close            | system: served
call_back        | dispatcher: rated closed
remind           | system: posted collected reported claimed dispatched serving served
overdue          | system: posted collected reported claimed serving`

export type Relation =
  | 'worker'
  | 'clerk'
  | 'officer'
  | 'dispatcher'
  | 'supervisor'
  | 'requester'
  | 'follower'
  | 'offered'
  | 'market'
  | 'accepted'
  | 'assigned'
  | 'holder'
  | 'holding_officer'
  | 'sender'
  | 'reader'
  | 'system'

export type Right = { who: Relation; at: Status[] }

const rightsIn = (clause: string): Right[] => {
  const [who, at] = clause.split(':') as [string, string]
  return who.split(',').map((one) => ({ who: one.trim() as Relation, at: at.trim().split(' ') as Status[] }))
}

/** action → its rights, in the table's order. */
export const table = new Map(
  text
    .trim()
    .split('\n')
    .map((line) => line.split('|') as [string, string])
    .map(([action, clauses]) => [action.trim() as Action, clauses.split(';').flatMap(rightsIn)]),
)
