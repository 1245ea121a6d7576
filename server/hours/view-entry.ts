import type { Language } from '../contract/flow.ts'
import type { HoldReason, HoursEntry, ServiceFacts, StatementStep } from '../contract/people.ts'
import { creditedMinutes, heldMinutes, stateOf, type Draft, type Held, type HoldAnswer, type LedgerEntry } from './ledger-entry.ts'
import { weightOf } from './star-levels.ts'

// Entries as people read them: what came of an order together with what was decided on it, and each line of the sum.

/** An entry of an order with the entries that answer it, oldest first, and what the volunteer said. */
export type Chain = { entry: LedgerEntry; answers: LedgerEntry[]; said: HoldAnswer[] }

/** `inFull`: with the reasons, the decision and the answers, which are for the person and those who oversee them. */
export type Reader = { language: Language; inFull: boolean }

const reasonOf =
  (language: Language) =>
  ({ code, ...text }: Held): HoldReason => ({ code, text: text[language] })

const factsOf = ({ from, to, ...facts }: Draft['service']): ServiceFacts => ({ ...facts, from: from.toISOString(), to: to.toISOString() })

const decisionOf = (answers: LedgerEntry[]) => {
  const last = answers.at(-1)
  return last ? { by: last.by?.name ?? '', reason: last.reason ?? '', at: last.at.toISOString() } : null
}

const forOverseers = ({ entry, answers, said }: Chain, { language, inFull }: Reader) => ({
  reasons: inFull ? (entry.reasons ?? []).map(reasonOf(language)) : [],
  decision: inFull ? decisionOf(answers) : null,
  answers: inFull ? said.map(({ text, at }) => ({ text, at: at.toISOString() })) : [],
})

/** An entry as it now stands. */
export const viewEntry = (chain: Chain, reader: Reader): HoursEntry => {
  const { entry, answers } = chain
  const { recorded, declared, heldRecorded, heldDeclared } = entry.columns
  return {
    id: entry._id,
    order: entry.order,
    round: entry.round,
    team: entry.team,
    minutes: creditedMinutes(entry.columns) + heldMinutes(entry.columns),
    recordedMinutes: recorded + heldRecorded,
    declaredMinutes: declared + heldDeclared,
    stars: entry.stars,
    points: [entry, ...answers].reduce((sum, { columns }) => sum + columns.points, 0) / 100,
    state: stateOf(entry, answers),
    service: factsOf(entry.service),
    at: entry.at.toISOString(),
    ...forOverseers(chain, reader),
  }
}

/** One line of a person's sum. */
export const viewStep = ({ _id, n, kind, order, stars, columns, balance, at }: LedgerEntry): StatementStep => ({
  id: _id,
  n,
  kind,
  order,
  minutes: creditedMinutes(columns),
  heldMinutes: heldMinutes(columns),
  weight: creditedMinutes(columns) === 0 ? null : weightOf(stars) / 100,
  points: columns.points / 100,
  balance: { creditedMinutes: creditedMinutes(balance), heldMinutes: heldMinutes(balance), points: balance.points / 100 },
  at: at.toISOString(),
})
