import { names, nothing, plus, type Columns, type LedgerEntry } from '../server/hours/ledger-entry.ts'
import type { Balance } from '../server/hours/ledger.model.ts'

// One person's entries in their order beside the balance they make. Pure.

export type Step = Pick<LedgerEntry, '_id' | 'n' | 'county' | 'columns' | 'balance'>

const differing = (is: Columns, should: Columns) =>
  names.flatMap((name) => (is[name] === should[name] ? [] : [`${name} ${is[name]} instead of ${should[name]}`]))

// Each step by itself, on what the one before it says: one changed entry is named once, not with all that come after it.
const compareSteps = (person: string, steps: Step[]) =>
  steps.flatMap(({ _id, n, columns, balance }, index) => {
    const faults = differing(balance, plus(steps[index - 1]?.balance ?? nothing, columns))
    return [
      ...(n === index + 1 ? [] : [`person ${person}: entry ${_id} is number ${n}, should be ${index + 1}`]),
      ...(faults.length > 0 ? [`person ${person}: after entry ${_id} (number ${n}) the balance says ${faults.join(', ')}`] : []),
    ]
  })

/** What differs between a person's entries, in their order, and the person's balance; one line each. */
export const comparePerson = (person: string, steps: Step[], balance: Balance | null) => {
  if (!balance) return [`person ${person}: ${steps.length} entries, no balance`]
  const sum = steps.map(({ columns }) => columns).reduce(plus, nothing)
  const faults = differing(balance, sum)
  const last = steps.length
  return [
    ...compareSteps(person, steps),
    ...(faults.length > 0 ? [`person ${person}: the balance is not its sum: ${faults.join(', ')}`] : []),
    ...(balance.n === last ? [] : [`person ${person}: the balance stands on entry ${balance.n}, the last one is ${last}`]),
    ...steps.filter(({ county }) => county !== balance.county).map(({ _id }) => `person ${person}: entry ${_id} is of another county than the balance`),
  ]
}
