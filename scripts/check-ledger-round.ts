import { stringify } from 'safe-stable-stringify'
import { isDeepStrictEqual } from 'node:util'
import { heldMinutes, type Draft, type LedgerEntry } from '../server/hours/ledger-entry.ts'
import { answerColumns } from '../server/hours/posting-rules.ts'

// The entries of one order beside what its attendance says they should be, and each answer beside what it answers. Pure.

export type Expected = { draft: Draft; /** The order moved to another grid afterwards: the place as it was is not known any more. */ moved: boolean }

const facts = ['county', 'order', 'volunteer', 'team', 'kind', 'stars', 'at', 'service', 'reasons', 'columns'] as const

const comparable = (draft: Draft, fact: (typeof facts)[number], moved: boolean) => {
  if (fact !== 'service' || !moved) return draft[fact]
  return { ...draft.service, place: null, unit: null }
}

const nameOf = ({ _id, kind, volunteer, order, round }: LedgerEntry) => `${kind} ${_id} (order ${order.id} round ${round}, person ${volunteer.id})`

const difference = (entry: LedgerEntry, fact: string, [is, should]: [unknown, unknown]) =>
  isDeepStrictEqual(is, should) ? [] : [`${nameOf(entry)}: ${fact} is ${stringify(is)}, should be ${stringify(should)}`]

const compareFacts = (entry: LedgerEntry, { draft, moved }: Expected) =>
  facts.flatMap((fact) => difference(entry, fact, [comparable(entry, fact, moved), comparable(draft, fact, moved)]))

const keyOf = ({ round, volunteer }: Pick<Draft, 'round' | 'volunteer'>) => `${round} ${volunteer.id}`

const compareBases = (bases: LedgerEntry[], expected: Expected[]) => {
  const wanted = new Map(expected.map((each) => [keyOf(each.draft), each]))
  const seen = new Set<string>()
  const faults = bases.flatMap((entry) => {
    const [key, should] = [keyOf(entry), wanted.get(keyOf(entry))]
    if (seen.has(key)) return [`${nameOf(entry)}: is there twice`]
    seen.add(key)
    return should ? compareFacts(entry, should) : [`${nameOf(entry)}: no attendance says so`]
  })
  const missing = expected.filter(({ draft }) => !seen.has(keyOf(draft)))
  return [
    ...faults,
    ...missing.map(({ draft: { kind, order, round, volunteer } }) => `${kind} missing: order ${order.id} round ${round}, person ${volunteer.id}`),
  ]
}

// What was given up as held is restored by a reversal, which is confirmed.
const isHeld = ({ columns }: LedgerEntry) => heldMinutes(columns) > 0
const answers = (kind: Draft['kind'], to: LedgerEntry) => (kind === 'reversal' ? to.kind !== 'hold' && !isHeld(to) : isHeld(to))
const copied = ['county', 'order', 'round', 'volunteer', 'team', 'stars', 'service'] as const

/** Somebody decided after what they decided on; who takes minutes away says why. */
const compareDecision = (answer: LedgerEntry, to: LedgerEntry) => [
  ...(answer.by ? [] : [`${nameOf(answer)}: nobody decided so`]),
  ...(answer.at >= to.at ? [] : [`${nameOf(answer)}: was decided ${answer.at.toISOString()}, before what it answers`]),
  ...(answer.kind === 'confirm' || answer.reason ? [] : [`${nameOf(answer)}: gives no reason`]),
]

const compareAnswer = (answer: LedgerEntry, entries: LedgerEntry[]) => {
  const to = entries.find(({ _id }) => _id === answer.of)
  if (!to || answer.kind === 'credit' || answer.kind === 'hold' || !answers(answer.kind, to))
    return [`${nameOf(answer)}: answers ${answer.of}, which is no entry for that`]
  const columns = answerColumns(answer.kind, to)
  const twice = entries.some((other) => other.of === answer.of && other._id < answer._id)
  return [
    ...copied.flatMap((fact) => difference(answer, fact, [answer[fact], to[fact]])),
    ...difference(answer, 'columns', [answer.columns, columns]),
    ...compareDecision(answer, to),
    ...(twice ? [`${nameOf(answer)}: ${answer.of} was answered before`] : []),
  ]
}

/** What differs between an order's entries and what they should be, one line each. */
export const compareRounds = (entries: LedgerEntry[], expected: Expected[]) => [
  ...compareBases(
    entries.filter(({ of }) => of === null),
    expected,
  ),
  ...entries.filter(({ of }) => of !== null).flatMap((answer) => compareAnswer(answer, entries)),
]

/** The holds among an order's entries that nobody has decided. */
export const undecided = (entries: LedgerEntry[]) => entries.filter(({ _id, kind }) => kind === 'hold' && !entries.some(({ of }) => of === _id))
