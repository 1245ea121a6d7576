import type { Hours } from '../contract/people.ts'
import { cursorAfter, readCursor, type Cursor } from '../orders/order-cursor.ts'
import type { Actor } from '../people/actor.ts'
import { absent } from '../problems.ts'
import { showTeam } from '../teams/find-teams.ts'
import { findChains } from './find-chains.ts'
import { findLevelsOf } from './find-levels.ts'
import { mustReadHoursOf, readsAll } from './hours-reach.ts'
import { creditedMinutes, heldMinutes, nothing, type Columns, type LedgerEntry } from './ledger-entry.ts'
import { BalanceModel, LedgerModel, type Balance } from './ledger.model.ts'
import { findLevelRules } from './level-rules.ts'
import { levelOf } from './star-levels.ts'
import { sums } from './sum-up.ts'
import { viewEntry, type Reader } from './view-entry.ts'

type Who = { county: string } & ({ 'volunteer.id': string } | { 'team.id': string })
export type Paging = { limit: number; cursor?: string }
/** Entries posted in a span, of one team. */
export type Filters = { from?: Date; to?: Date; team?: string }

const firstPage: Paging = { limit: 200 }

const before = (cursor: Cursor | undefined) => (cursor ? { $or: [{ at: { $lt: cursor.at } }, { at: cursor.at, _id: { $lt: cursor.id } }] } : {})

const narrowed = ({ from, to, team }: Filters) => ({
  $and: [from ? { at: { $gte: from } } : {}, to ? { at: { $lt: to } } : {}, team ? { 'team.id': team } : {}],
})

/** Entries of orders, newest first. */
const findEntries = async (
  actor: Actor,
  who: Who,
  { limit, cursor, ...filters }: Paging & Filters,
  reader: Reader,
): Promise<Pick<Hours, 'entries' | 'nextCursor'>> => {
  const rows = await LedgerModel.find({ ...who, of: null, ...narrowed(filters), ...before(readCursor(actor, cursor)) })
    .sort({ at: -1, _id: -1 })
    .limit(limit + 1)
    .lean<LedgerEntry[]>()
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    entries: (await findChains(page)).map((chain) => viewEntry(chain, reader)),
    nextCursor: rows.length > limit ? cursorAfter({ _id: last!._id, createdAt: last!.at }) : null,
  }
}

/** A person's entries alone, a page of them, for whoever was found to be allowed to read their hours. */
export const findEntriesOf = (actor: Actor, id: string, page: Paging & Filters) =>
  findEntries(actor, { county: actor.county, 'volunteer.id': id }, page, { language: actor.language, inFull: true })

const sumOfTeam = async (who: Who) => (await LedgerModel.aggregate<Columns>([{ $match: who }, { $group: { _id: null, ...sums } }]))[0] ?? nothing

const findRating = async (who: Who) => {
  const [found] = await LedgerModel.aggregate<{ mean: number; count: number }>([
    { $match: { ...who, of: null, stars: { $ne: null } } },
    { $group: { _id: null, mean: { $avg: '$stars' }, count: { $sum: 1 } } },
  ])
  return { mean: found ? Math.round(found.mean * 100) / 100 : null, count: found?.count ?? 0 }
}

const inSum = (columns: Columns) => ({
  creditedMinutes: creditedMinutes(columns),
  recordedMinutes: columns.recorded,
  declaredMinutes: columns.declared,
  heldMinutes: heldMinutes(columns),
  points: columns.points / 100,
})

const nextOf = async (county: string, minutes: number) => {
  const { nextLevel, nextLevelMinutes } = levelOf(minutes, (await findLevelRules(county)).thresholds)
  return { nextLevel, nextLevelMinutes }
}

/** A person's balance, levels and entries: one's own, for leaders their members', for the centre everyone's of the county; 404 otherwise. */
export const findHoursOfPerson = async (actor: Actor, id: string, page: Paging & Filters = firstPage): Promise<Hours> => {
  await mustReadHoursOf(actor, id)
  const { county } = actor
  const who = { county, 'volunteer.id': id }
  // The balance is read after the entries, so that none of them is missing in it.
  const entries = await findEntries(actor, who, page, { language: actor.language, inFull: true })
  const [balance, rating, levels] = await Promise.all([
    BalanceModel.findOne({ _id: id, county }).lean<Balance>(),
    findRating(who),
    findLevelsOf({ _id: id, county }),
  ])
  const sum = inSum(balance ?? nothing)
  return { ...sum, rating, ...levels, ...(await nextOf(county, sum.creditedMinutes)), ...entries }
}

/** What was given through a team: its members and the centre may read it; 404 otherwise. A team has no star level. */
export const findHoursOfTeam = async (actor: Actor, id: string, page: Paging & Filters = firstPage): Promise<Hours> => {
  const team = await showTeam(actor, id)
  const own = actor.teams.find((each) => each.id === id)
  if (!own && !readsAll(actor)) throw absent('team')
  const who = { county: actor.county, 'team.id': team.id }
  const inFull = own?.leader === true || readsAll(actor)
  const [sum, rating, entries] = await Promise.all([sumOfTeam(who), findRating(who), findEntries(actor, who, page, { language: actor.language, inFull })])
  return { ...inSum(sum), rating, starLevel: 0, announcedLevel: null, nextLevel: null, nextLevelMinutes: null, ...entries }
}
