import type { Page } from '../contract/orders.ts'
import type { Hours, LevelView } from '../contract/people.ts'
import { afterEveryId } from '../db/new-id.ts'
import { hasRole, type Actor } from '../people/actor.ts'
import { maskName } from '../people/mask.ts'
import type { Person } from '../people/person.ts'
import { Problem } from '../problems.ts'
import { LevelModel, type LevelRecord } from './level.model.ts'
import { findLevelRules } from './level-rules.ts'
import type { Paging } from './find-hours.ts'

// The public notice: everyone of the county sees that a level was reached and by whom, by the first character of the name.

/** A person's confirmed level, and the highest one under notice. */
export const findLevelsOf = async ({ _id, county }: Pick<Person, '_id' | 'county'>): Promise<Pick<Hours, 'starLevel' | 'announcedLevel'>> => {
  const records = await LevelModel.find({ county, 'person.id': _id }).lean<LevelRecord[]>()
  const highest = (wanted: LevelView['state']) => Math.max(0, ...records.filter(({ state }) => state === wanted).map(({ level }) => level))
  return { starLevel: highest('confirmed'), announcedLevel: highest('announced') || null }
}

/** The highest confirmed level of each of these people of a county; those without one are absent. */
export const findHighest = async (county: string, people: string[]) => {
  const rows = await LevelModel.aggregate<{ _id: string; level: number }>([
    { $match: { county, 'person.id': { $in: people }, state: 'confirmed' } },
    { $group: { _id: '$person.id', level: { $max: '$level' } } },
  ])
  return new Map(rows.map(({ _id, level }) => [_id, level]))
}

/** How many people of a county have each confirmed level as their highest, from one star to five. */
export const countByLevel = async (county: string) => {
  const rows = await LevelModel.aggregate<{ _id: number; people: number }>([
    { $match: { county, state: 'confirmed' } },
    { $group: { _id: '$person.id', level: { $max: '$level' } } },
    { $group: { _id: '$level', people: { $sum: 1 } } },
  ])
  return [1, 2, 3, 4, 5].map((level) => ({ level, people: rows.find(({ _id }) => _id === level)?.people ?? 0 }))
}

/** Whether a person decides on star levels of their county. */
export const approvesLevels = async (actor: Actor) => hasRole(actor, (await findLevelRules(actor.county)).approver, actor.county)

/** A level as this person may see it. */
export const viewLevel = ({ _id, person, level, minutes, state, ...record }: LevelRecord, viewer: Actor, approves: boolean): LevelView => {
  const isKnown = approves || person.id === viewer.id
  return {
    id: _id,
    person: isKnown ? person : { id: null, name: maskName(person.name) },
    level,
    minutes,
    state,
    announcedAt: record.announcedAt.toISOString(),
    endsAt: record.endsAt.toISOString(),
    decidedAt: record.decidedAt?.toISOString() ?? null,
    reason: isKnown ? record.reason : null,
    objections: approves && person.id !== viewer.id ? record.objections.map(({ by, text, at }) => ({ by, text, at: at.toISOString() })) : [],
  }
}

const open: LevelView['state'][] = ['announced', 'confirmed']

/** The county's levels of a state, newest first; those refused or withdrawn are for who decides (403). */
export const findLevels = async (actor: Actor, { state, limit, cursor }: Paging & { state: LevelView['state'] }): Promise<Page<LevelView>> => {
  const approves = await approvesLevels(actor)
  if (!open.includes(state) && !approves) throw new Problem('forbidden')
  const rows = await LevelModel.find({ county: actor.county, state, _id: { $lt: cursor ?? afterEveryId } })
    .sort({ _id: -1 })
    .limit(limit + 1)
    .lean<LevelRecord[]>()
  const page = rows.slice(0, limit)
  return { items: page.map((record) => viewLevel(record, actor, approves)), nextCursor: rows.length > limit ? page.at(-1)!._id : null }
}
