import type { ClientSession } from 'mongoose'
import { now } from '../clock.ts'
import { isDuplicate } from '../db/duplicate.ts'
import { newId } from '../db/new-id.ts'
import { inTransaction } from '../db/transaction.ts'
import { limitTries } from '../db/tries.ts'
import { tell } from '../notifications/tell.ts'
import type { Actor } from '../people/actor.ts'
import { findPeopleAt } from '../people/find-people.ts'
import { absent, Problem } from '../problems.ts'
import { closeAsk } from './close-ask.ts'
import { nothingAsked } from './decided.ts'
import { mustDecide } from './decide-hours.ts'
import { findChain } from './find-chains.ts'
import { stateOf, type Ask, type LedgerEntry } from './ledger-entry.ts'
import { AskModel } from './ledger.model.ts'
import { viewEntry } from './view-entry.ts'

// Whoever served may ask that an entry of theirs be corrected (民政部令67号). The supervisor takes back, gives back, or leaves it and says why.

const asksADay = limitTries(5, 24 * 3600)

const count = async ({ id }: Actor) => {
  if ('waitMs' in (await asksADay.count(`hours-ask/${id}`))) throw new Problem('hours.enough-asks')
}

const view = async ({ county, language }: Actor, id: string) => viewEntry((await findChain(county, id))!, { language, inFull: true })

/** Keeps an ask and tells those who answer it. */
const keepAsk = async (ask: Ask, { county, order, service }: LedgerEntry) => {
  const supervisors = await findPeopleAt({ county, role: 'supervisor', unit: county })
  const words = { title: service.activity }
  const told = supervisors.map((person) => ({ county, person, telling: 'hours.asked' as const, about: ask._id, order: order.id, words, at: ask.at }))
  const keep = async (session: ClientSession) => {
    await AskModel.create([ask], { session })
    await tell(told, session)
  }
  await inTransaction(keep).catch((error: unknown) => {
    throw isDuplicate(error) ? new Problem('hours.asked') : error
  })
}

/** Keeps an ask to correct one's own entry; 403 on others', 409 while it is held or an ask waits, 429 after five a day. */
export const askCorrection = async (actor: Actor, id: string, text: string) => {
  const chain = await findChain(actor.county, id)
  if (!chain) throw absent('hours')
  const { entry, answers, asks } = chain
  if (entry.volunteer.id !== actor.id) throw new Problem('forbidden')
  if (stateOf(entry, answers) === 'held') throw new Problem('hours.waits')
  if (asks.some(({ open }) => open)) throw new Problem('hours.asked')
  await count(actor)
  await keepAsk({ _id: newId(), county: actor.county, entry: entry._id, volunteer: entry.volunteer, text, at: now(), open: true, answer: null }, entry)
  return view(actor, id)
}

/** Leaves an entry as it stands and tells who asked why; 404 and 403 as `mustDecide`, 409 when no ask waits. */
export const leaveAsked = async (actor: Actor, id: string, reason: string) => {
  const chain = await mustDecide(actor, id)
  const { entry } = chain
  const { county, volunteer, order, service } = entry
  const answer = { outcome: 'left' as const, reason, by: { id: actor.id, name: actor.name }, at: now() }
  await inTransaction(async (session) => {
    const ask = await closeAsk(entry, answer, session)
    if (!ask) throw nothingAsked((await findChain(actor.county, id)) ?? chain)
    const words = { title: service.activity, reason }
    await tell([{ county, person: volunteer.id, telling: 'hours.left', about: ask._id, order: order.id, words, at: answer.at }], session)
  })
  return view(actor, id)
}
