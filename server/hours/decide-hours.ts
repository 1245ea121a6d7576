import { now } from '../clock.ts'
import { isDuplicate } from '../db/duplicate.ts'
import { hasRole, type Actor } from '../people/actor.ts'
import { absent, Problem } from '../problems.ts'
import { appendEntries } from './append-entries.ts'
import { findChain } from './find-chains.ts'
import { stateOf, type LedgerEntry } from './ledger-entry.ts'
import { answerTo } from './posting-rules.ts'
import { viewEntry, type Chain } from './view-entry.ts'

// The supervisor decides what is held, once, and may take back what was credited. Never one's own hours.

type Decision = { kind: 'confirm' | 'void' | 'reversal'; reason?: string }

const mayDecide = (actor: Actor, { entry }: Chain) => hasRole(actor, 'supervisor', actor.county) && entry.volunteer.id !== actor.id

/** The entry that a decision answers: the hold, or what credited the minutes. */
const answered = ({ entry, answers }: Chain, { kind }: Decision): LedgerEntry => {
  const state = stateOf(entry, answers)
  if (kind !== 'reversal') {
    if (state === 'held') return entry
    throw new Problem('hours.decided')
  }
  if (state === 'credited') return entry
  if (state === 'confirmed') return answers[0]!
  throw state === 'reversed' ? new Problem('hours.decided') : new Problem('hours.not-credited')
}

const write = async (actor: Actor, to: LedgerEntry, { kind, reason }: Decision) => {
  const by = { id: actor.id, name: actor.name }
  try {
    await appendEntries([answerTo(to, kind, { at: now(), by, ...(reason && { reason }) })])
  } catch (error) {
    throw isDuplicate(error) ? new Problem('hours.decided') : error
  }
}

/** Decides on an entry and answers it as it then stands; 404 outside the county, 403 for others than its supervisor or on one's own, 409 once decided. */
export const decideHours = async (actor: Actor, id: string, decision: Decision) => {
  const chain = await findChain(actor.county, id)
  if (!chain) throw absent('hours')
  if (!mayDecide(actor, chain)) throw new Problem('forbidden')
  await write(actor, answered(chain, decision), decision)
  return viewEntry((await findChain(actor.county, id))!, { language: actor.language, inFull: true })
}
