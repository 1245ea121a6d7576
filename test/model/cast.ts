import type { Role } from '../../server/contract/flow.ts'
import { newId } from '../../server/db/new-id.ts'
import type { Actor } from '../../server/people/actor.ts'
import { findActor } from '../../server/people/find-people.ts'
import { PhotoModel } from '../../server/photos/photo.model.ts'
import { TeamModel } from '../../server/teams/team.model.ts'
import { buildCounty, buildPerson, buildTeam, type Someone } from '../support/county.ts'
import type { Person, Team } from './model.ts'

// The people of one county who walk its orders: every role in its place and out of it, four teams, someone with two roles in two teams.

export type Player = Person & { actor: Actor; photo: string }
export type Cast = { county: string; grids: string[]; players: Player[]; teams: Team[] }

type BuiltTeam = Awaited<ReturnType<typeof buildTeam>>

const teamOf = ({ id, name, leader, volunteers }: BuiltTeam, extra: string[], more: Partial<Team> = {}): Team => ({
  id,
  name,
  suits: true,
  members: [leader.id, ...volunteers.map((volunteer) => volunteer.id), ...extra],
  ...more,
})

const player = async (name: string, { id }: Someone, teams: Team[]): Promise<Player> => {
  const actor = (await findActor(id, 'zh-CN'))!
  const photo = newId()
  const led = actor.teams.find(({ leader }) => leader)
  await PhotoModel.create({ _id: photo, county: actor.county, owner: id, width: 9, height: 9, createdAt: new Date() })
  return { id, name, posts: actor.roles, actor, photo, ...(led && { leads: teams.find((team) => team.id === led.id)! }) }
}

const join = async (teams: BuiltTeam[], { id, name }: Someone) =>
  TeamModel.updateMany({ _id: { $in: teams.map((team) => team.id) } }, { $push: { members: { id, name } } })

/** A county with its cast, in the program's database. */
export const buildCast = async (): Promise<Cast> => {
  const county = await buildCounty()
  const { code, grid, town } = county
  const farGrid = `${county.otherTown.slice(0, 9)}001001`
  const b = await buildTeam(code)
  const ofTown = await buildTeam(code, { unit: town, town })
  const unsuited = await buildTeam(code, { categories: ['应急救援'] })
  const posts: [Role, string][] = [['volunteer', code], ['grid_worker', grid]] // prettier-ignore
  const double = await buildPerson('volunteer', code, { roles: posts.map(([role, unit]) => ({ role, unit })) })
  await join([county.team, b], double)
  const teams = [teamOf(county.team, [double.id]), teamOf(b, [double.id]), teamOf(ofTown, [], { town }), teamOf(unsuited, [], { suits: false })]
  const people: Record<string, Someone> = {
    resident: county.resident,
    neighbour: await buildPerson('resident', code),
    worker: county.worker,
    'worker of the next grid': await buildPerson('grid_worker', county.otherGrid),
    'worker far away': await buildPerson('grid_worker', farGrid),
    clerk: county.clerk,
    'clerk of the next village': await buildPerson('village_clerk', county.otherVillage),
    'clerk far away': await buildPerson('village_clerk', farGrid.slice(0, 12)),
    officer: county.officer,
    'officer of the next town': await buildPerson('town_officer', county.otherTown),
    dispatcher: county.dispatcher,
    supervisor: county.supervisor,
    admin: county.admin,
    'leader A': county.team.leader,
    'leader B': b.leader,
    'leader of the town’s team': ofTown.leader,
    'leader of another category': unsuited.leader,
    'volunteer A1': county.team.volunteers[0]!,
    'volunteer A2': county.team.volunteers[1]!,
    'volunteer B1': b.volunteers[0]!,
    'volunteer of the town': ofTown.volunteers[0]!,
    'worker and volunteer': double,
  }
  const players = await Promise.all(Object.entries(people).map(([name, someone]) => player(name, someone, teams)))
  return { county: code, grids: [grid, county.otherGrid, farGrid], players, teams }
}
