import { expect } from 'chai'
import type { Status } from '../../server/contract/flow.ts'
import { flow, type Row } from '../../server/orders/order-flow.ts'
import { decide, permittedRows } from '../../server/orders/order-policy.ts'
import { visibleTo } from '../../server/orders/order-visibility.ts'
import { matches } from './filter-matches.ts'
import { actors, holders, oneAbove, type Tried } from './matrix-actors.ts'
import { meanings, situations, type Situation } from './matrix-situations.ts'

// Every role, in its place and out of it, × every action × every status, running, overdue or suspended, with and without what the row waits for.
// Expected is the table's columns read as text: `by` is role and reach, `at` (else `from`) where, `when` what must hold.

const stands = ({ by }: Row, words: string[]) => by.filter(({ role, reach }) => words.includes(`${role}:${reach}`))

/** The holder's own rights, which the one a level above has while the step is overdue. */
const lent = (status: Status, tried: Tried, has: Situation['has']) => {
  const holder = holders[status]
  if (!holder || !has('overdue') || tried.inPlaceAs !== oneAbove[holder.role]) return []
  return ['any:holder', `${holder.role}:holder`, `${holder.role}:${holder.reach}`]
}

const expected = (row: Row, tried: Tried, { status, has }: Situation): 'allowed' | 403 | 404 | 409 => {
  if (!tried.sees(has)) return 404
  const ready = ({ at }: Row['by'][0]) => (at ?? row.from).includes(status) && (!row.when || meanings[row.when](has, tried))
  const own = stands(row, tried.words(has, status))
  if (own.some(ready) || stands(row, lent(status, tried, has)).some(ready)) return 'allowed'
  return own.length > 0 ? 409 : 403
}

const answer = (row: Row, { actor }: Tried, { order }: Situation): ReturnType<typeof expected> => {
  if (!matches(visibleTo(actor), order)) return 404
  const verdict = decide(actor, row.action, order)
  if (permittedRows(actor, order).includes(row) !== verdict.allowed) throw new Error(`${row.action} is offered and refused at once`)
  if (verdict.allowed) return 'allowed'
  return verdict.why === 'forbidden' ? 403 : 409
}

describe('the whole matrix', () => {
  const counts: Record<string, number> = {}
  const existing = flow.filter(({ from }) => from.length > 0)

  for (const situation of situations) {
    it(`${situation.name}: every action by everyone gets the table’s answer`, () => {
      for (const tried of actors) {
        for (const row of existing) {
          const wanted = expected(row, tried, situation)
          expect([situation.name, tried.name, row.action, answer(row, tried, situation)]).to.eql([situation.name, tried.name, row.action, wanted])
          counts[wanted] = (counts[wanted] ?? 0) + 1
        }
      }
    })
  }

  after(() => {
    const total = Object.values(counts).reduce((sum, count) => sum + count, 0)
    const parts = Object.entries(counts).map(([what, count]) => `${count.toLocaleString('en')} ${what}`)
    console.log(`      matrix: ${total.toLocaleString('en')} combinations (${parts.join(', ')})`)
  })
})
