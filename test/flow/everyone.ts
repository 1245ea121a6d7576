import type { Action, Status } from '../../server/contract/flow.ts'
import type { OrderView } from '../../server/contract/orders.ts'
import type { By } from '../../server/orders/order-flow.ts'
import { buildPerson, buildTeam, type County, type Someone } from '../support/county.ts'
import { buildOrder, uploadPhoto } from '../support/orders.ts'

// Everyone who could try a move: those in its place with the rights they should have there, and those who should not even see the order.

export type Who = { name: string; person: Someone; rights: (by: By) => boolean; sees: boolean }

// prettier-ignore
export const holderOf = (county: County, status: Status) =>
  ({ posted: county.worker, collected: county.clerk, reported: county.officer, claimed: county.dispatcher, dispatched: county.team.leader, serving: county.team.leader, served: county.resident } as Partial<Record<Status, Someone>>)[status] ?? county.admin

/** A valid input for every action. */
// prettier-ignore
export const bodies = async (county: County): Promise<Partial<Record<Action, object>>> => ({
  report: { opinion: '情况属实' },
  dispatch: { teams: [county.team.id] },
  decline: { reason: '人手不够' },
  assign: { volunteers: [county.team.volunteers[0]!.id] },
  complete: { summary: '办好了', photos: [await uploadPhoto(county.team.leader)], attendance: [] },
  rate: { stars: 4, solved: true },
  settle: { summary: '当场办好' },
  return: { reason: '请补充情况' },
  cancel: { reason: '不需要了' },
  comment: { text: '请尽快' },
  reject: { reason: '信息不实', text: '查无此事' },
  transfer: { grid: county.otherGrid, reason: '不在本网格' },
  merge: { original: (await buildOrder(county, { at: 'posted' })).id },
  recall: { reason: '换一支队伍' },
  suspend: { reason: '等待材料' },
  extend: { reason: '下雨', hours: 4 },
  answer_extension: { granted: true },
  supervise: { note: '请抓紧' },
  rework: { reason: '没有解决' },
  publish: { publish: true },
  call_back: { reached: true, solved: true, satisfied: true },
})

// prettier-ignore
export const inPlace = (county: County, order: OrderView): Who[] => {
  const at = (role: string, reach: string) => (by: By) => by.role === role && by.reach === reach
  const reader = (by: By) => by.reach === 'reader'
  const holds = (person: Someone, role: string) => (by: By) => by.reach === 'holder' && holderOf(county, order.status) === person && (by.role === 'any' || by.role === role)
  const leads = (by: By) => by.role === 'team_leader'
  const teamIn = order.assignments.length > 0
  const assigned = order.assignments.some(({ volunteers }) => volunteers.length > 0)
  return [
    { name: 'resident who asked', person: county.resident, sees: true, rights: (by) => by.reach === 'requester' || holds(county.resident, 'resident')(by) || reader(by) },
    { name: 'grid_worker', person: county.worker, sees: true, rights: (by) => at('grid_worker', 'grid')(by) || holds(county.worker, 'grid_worker')(by) || reader(by) },
    { name: 'village_clerk', person: county.clerk, sees: true, rights: (by) => at('village_clerk', 'village')(by) || holds(county.clerk, 'village_clerk')(by) || reader(by) },
    { name: 'town_officer', person: county.officer, sees: true, rights: (by) => (at('town_officer', 'town')(by) && !by.ownTeams) || holds(county.officer, 'town_officer')(by) || reader(by) },
    { name: 'dispatcher', person: county.dispatcher, sees: true, rights: (by) => at('dispatcher', 'county')(by) || holds(county.dispatcher, 'dispatcher')(by) || reader(by) },
    { name: 'supervisor', person: county.supervisor, sees: true, rights: (by) => at('supervisor', 'county')(by) || reader(by) },
    { name: 'admin', person: county.admin, sees: false, rights: () => false },
    { name: 'team_leader', person: county.team.leader, sees: teamIn, rights: (by) => leads(by) || holds(county.team.leader, 'team_leader')(by) || reader(by) },
    { name: 'volunteer', person: county.team.volunteers[0]!, sees: assigned, rights: (by) => by.reach === 'assigned' || reader(by) },
  ]
}

// prettier-ignore
export const outOfPlace = async (county: County, elsewhere: County): Promise<Someone[]> => [
  await buildPerson('resident', county.code),
  await buildPerson('grid_worker', county.otherGrid),
  await buildPerson('village_clerk', county.otherVillage),
  await buildPerson('town_officer', county.otherTown),
  (await buildTeam(county.code, { categories: ['应急救援'] })).leader,
  county.team.volunteers[1]!,
  elsewhere.resident, elsewhere.worker, elsewhere.clerk, elsewhere.officer, elsewhere.dispatcher, elsewhere.supervisor, elsewhere.admin,
  elsewhere.team.leader, elsewhere.team.volunteers[0]!,
]
