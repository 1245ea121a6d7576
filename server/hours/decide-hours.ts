import { now } from '../clock.ts'
import type { Named } from '../contract/orders.ts'
import { isDuplicate } from '../db/duplicate.ts'
import { newId } from '../db/new-id.ts'
import { hasRole, type Actor } from '../people/actor.ts'
import { absent, Problem } from '../problems.ts'
import { appendEntries } from './append-entries.ts'
import { closeAsk } from './close-ask.ts'
import { decidedHours } from './decided.ts'
import { findChain } from './find-chains.ts'
import { stateOf, type Draft, type LedgerEntry } from './ledger-entry.ts'
import { answerTo } from './posting-rules.ts'
import { viewEntry, type Chain } from './view-entry.ts'

// The supervisor decides what is held, once, and may take back what was credited and give back what was given up or taken back. Never one's own hours.

type Decision = { kind: 'confirm' | 'void' | 'reversal' | 'give_back'; reason?: string }

/** 404 outside the county, 403 for others than its supervisor and on one's own. */
export const mustDecide = async (actor: Actor, id: string): Promise<Chain> => {
  const chain = await findChain(actor.county, id)
  if (!chain) throw absent('hours')
  if (!hasRole(actor, 'supervisor', actor.county) || chain.entry.volunteer.id === actor.id) throw new Problem('forbidden')
  return chain
}

const mustStand = (chain: Chain, { kind }: Decision) => {
  const state = stateOf(chain.entry, chain.answers)
  if (kind === 'confirm' || kind === 'void') {
    if (state !== 'held') throw decidedHours(chain)
  } else if (kind === 'give_back') {
    if (state !== 'voided' && state !== 'reversed') throw new Problem('hours.not-taken')
  } else if (state !== 'credited' && state !== 'confirmed') throw state === 'reversed' ? decidedHours(chain) : new Problem('hours.not-credited')
}

type Answer = Parameters<typeof answerTo>[2]

// What was given up as held is restored and confirmed at once: whoever gives it back has looked.
const giveBack = (to: LedgerEntry, answer: Answer): Draft[] => {
  const back = { _id: newId(), ...answerTo(to, 'reversal', answer) }
  return to.kind === 'void' ? [back, answerTo(back, 'confirm', answer)] : [back]
}

const draftsOf = (chain: Chain, decision: Decision, by: Named): Draft[] => {
  mustStand(chain, decision)
  const { entry, answers } = chain
  const [to, answer] = [answers.at(-1) ?? entry, { at: now(), by, ...(decision.reason && { reason: decision.reason }) }]
  return decision.kind === 'give_back' ? giveBack(to, answer) : [answerTo(to, decision.kind, answer)]
}

/** Decides on an entry, which answers what was asked of it, and shows it as it then stands; 404 and 403 as `mustDecide`, 409 once decided. */
export const decideHours = async (actor: Actor, id: string, decision: Decision) => {
  const chain = await mustDecide(actor, id)
  const by = { id: actor.id, name: actor.name }
  const outcome = decision.kind === 'give_back' ? 'given_back' : 'reversed'
  const answer = { outcome, reason: decision.reason ?? '', by, at: now() } as const
  try {
    await appendEntries(draftsOf(chain, decision, by), { also: (session) => closeAsk(chain.entry, answer, session) })
  } catch (error) {
    throw isDuplicate(error) ? decidedHours((await findChain(actor.county, id))!) : error
  }
  return viewEntry((await findChain(actor.county, id))!, { language: actor.language, inFull: true })
}
