import type { Language } from '../contract/flow.ts'
import type { EntryStep, HoldReason, HoursAsk, HoursEntry, ServiceFacts, StatementStep } from '../contract/people.ts'
import { creditedMinutes, heldMinutes, stateOf, undoes, type Ask, type Draft, type Held, type HoldAnswer, type LedgerEntry } from './ledger-entry.ts'
import { weightOf } from './star-levels.ts'

// Entries as people read them: what came of an order together with what was decided on it, and each line of the sum.

/** An entry of an order with the entries that answer it, each the one before it, and what the volunteer said and asked. */
export type Chain = { entry: LedgerEntry; answers: LedgerEntry[]; said: HoldAnswer[]; asks: Ask[] }

/** `inFull`: with the reasons, the decision and the answers, which are for the person and those who oversee them. */
export type Reader = { language: Language; inFull: boolean }

const reasonOf =
  (language: Language) =>
  ({ code, ...text }: Held): HoldReason => ({ code, text: text[language] })

const factsOf = ({ from, to, ...facts }: Draft['service']): ServiceFacts => ({ ...facts, from: from.toISOString(), to: to.toISOString() })

const whats = { confirm: 'confirmed', void: 'voided', reversal: 'reversed' } as const

const stepOf = (answer: LedgerEntry, to: LedgerEntry): EntryStep => ({
  what: undoes(answer, to) && creditedMinutes(answer.columns) >= 0 ? 'given_back' : whats[answer.kind as keyof typeof whats],
  by: answer.by?.name ?? '',
  reason: answer.reason ?? '',
  at: answer.at.toISOString(),
})

/** Every decision on an entry, oldest first; what was given up is given back and confirmed in one of them. */
export const stepsOf = ({ entry, answers }: Pick<Chain, 'entry' | 'answers'>) =>
  answers.flatMap((answer, n) => {
    const to = answers[n - 1] ?? entry
    return answer.kind === 'confirm' && to.kind === 'reversal' ? [] : [stepOf(answer, to)]
  })

const viewAsk = ({ text, at, answer }: Ask): HoursAsk => ({
  text,
  at: at.toISOString(),
  answer: answer && { outcome: answer.outcome, by: answer.by.name, reason: answer.reason, at: answer.at.toISOString() },
})

const nothingMore = { reasons: [], steps: [], decision: null, answers: [], asks: [] }

const forOverseers = (chain: Chain, { language, inFull }: Reader) => {
  const steps = stepsOf(chain)
  const more = {
    reasons: (chain.entry.reasons ?? []).map(reasonOf(language)),
    steps,
    decision: steps.at(-1) ?? null,
    answers: chain.said.map(({ text, at }) => ({ text, at: at.toISOString() })),
    asks: chain.asks.map(viewAsk),
  }
  return inFull ? more : nothingMore
}

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
export const viewStep = ({ _id, n, kind, order, stars, columns, balance, at, reason = '' }: LedgerEntry): StatementStep => ({
  id: _id,
  n,
  kind,
  order,
  reason,
  minutes: creditedMinutes(columns),
  heldMinutes: heldMinutes(columns),
  weight: creditedMinutes(columns) === 0 ? null : weightOf(stars) / 100,
  points: columns.points / 100,
  balance: { creditedMinutes: creditedMinutes(balance), heldMinutes: heldMinutes(balance), points: balance.points / 100 },
  at: at.toISOString(),
})
