import type { ClientSession } from 'mongoose'
import { isDuplicate } from '../db/duplicate.ts'
import type { LoggedEvent } from '../events/event.model.ts'
import { findRoundEnd, isEnding, type RoundEnd } from '../orders/find-attendance.ts'
import { appendEntries } from './append-entries.ts'
import { findWeeks } from './find-weeks.ts'
import type { Draft } from './ledger-entry.ts'
import { LedgerModel } from './ledger.model.ts'
import { draftsOf } from './posting-rules.ts'
import { firstMonday } from './weeks.ts'

// When an order is rated or closed, everyone's minutes enter the ledger once, in one transaction a round. What was posted before is left out;
// should two servers post at once, one of them finds so and looks again.

const tries = 10

const draftsFor = async (end: RoundEnd): Promise<Draft[]> => {
  const people = end.people.map(({ volunteer }) => volunteer.id)
  return draftsOf(end, people.length > 0 ? await findWeeks({ county: end.county, people }, firstMonday(end)) : new Map())
}

const withoutPosted = async (drafts: Draft[]) => {
  const { county, order, round } = drafts[0]!
  const posted = await LedgerModel.find({ county, 'order.id': order.id, round, of: null }, { volunteer: 1 }).lean<Pick<Draft, 'volunteer'>[]>()
  return drafts.filter(({ volunteer }) => !posted.some((entry) => entry.volunteer.id === volunteer.id))
}

/** Posts these entries of one round that are not posted yet; the error of the last try when they cannot be. */
const postOnce = async (drafts: Draft[], session?: ClientSession, left = tries): Promise<void> => {
  const missing = drafts.length > 0 ? await withoutPosted(drafts) : []
  if (missing.length === 0) return
  try {
    await appendEntries(missing, { session })
  } catch (error) {
    if (!isDuplicate(error) || left === 0) throw error
    await postOnce(missing, session, left - 1)
  }
}

/** Posts what a round's end brings, once however often and wherever it is asked for. */
export const postRound = async (end: RoundEnd, session?: ClientSession) => postOnce(await draftsFor(end), session)

/** Hears the events of orders and posts hours at the end of each round, in a session where one is given; safe to hear an event twice. */
export const postHours = async (events: LoggedEvent[], session?: ClientSession) => {
  for (const event of events) if (isEnding(event.record)) await postRound(await findRoundEnd(event, { ...event.record, eventId: event._id }), session)
}
