import { now } from '../clock.ts'
import { isDuplicate } from '../db/duplicate.ts'
import { newId } from '../db/new-id.ts'
import type { Actor } from '../people/actor.ts'
import { absent, Problem } from '../problems.ts'
import { decidedHours } from './decided.ts'
import { findChain } from './find-chains.ts'
import { stateOf, type HoldAnswer } from './ledger-entry.ts'
import { HoldAnswerModel } from './ledger.model.ts'
import { viewEntry } from './view-entry.ts'

// Whose minutes are held may say why they are right, three times at the most; the supervisor reads it beside the reasons.

const most = 3

const keep = async (to: Pick<HoldAnswer, 'county' | 'entry' | 'text'>, n: number): Promise<void> => {
  if (n > most) throw new Problem('hours.enough-answers')
  try {
    await HoldAnswerModel.create({ _id: newId(), ...to, n, at: now() })
  } catch (error) {
    if (!isDuplicate(error)) throw error
    await keep(to, n + 1)
  }
}

/** Keeps what a volunteer says to a hold on their own hours; 403 on others', 409 once it is decided or answered three times. */
export const answerHold = async (actor: Actor, id: string, text: string) => {
  const chain = await findChain(actor.county, id)
  if (!chain) throw absent('hours')
  if (chain.entry.volunteer.id !== actor.id) throw new Problem('forbidden')
  if (stateOf(chain.entry, chain.answers) !== 'held') throw decidedHours(chain)
  await keep({ county: actor.county, entry: chain.entry._id, text }, chain.said.length + 1)
  return viewEntry((await findChain(actor.county, id))!, { language: actor.language, inFull: true })
}
