import type { PlanTotals } from '@contract/dispatch.ts'
import { serviceTime } from '../../lib/format.ts'
import { words } from '../../lib/language.ts'
import './plan-words.ts'

type Measure = { name: string; of: (totals: PlanTotals) => number; say: (value: number) => string; more?: 'better' }

const percent = (value: number) => `${value}%`
const km = (tenths: number) => words('dispatch.km', { n: (tenths / 10).toFixed(1) })
const orders = (n: number) => words('plan.orders', { n })

// Everything is compared as it is shown: a difference nobody can read is none.
const measures: Measure[] = [
  { name: 'placed', of: ({ placed, partly }) => placed + partly, say: orders, more: 'better' },
  { name: 'partly', of: ({ partly }) => partly, say: orders },
  { name: 'unplaced', of: ({ unplaced }) => unplaced, say: orders },
  { name: 'emergencies', of: ({ emergenciesUnplaced }) => emergenciesUnplaced, say: orders },
  { name: 'late', of: ({ minutesLate }) => minutesLate, say: serviceTime },
  { name: 'distance', of: ({ metres }) => Math.round(metres / 100), say: km },
  { name: 'balance', of: ({ balance }) => Math.round(balance * 100), say: percent },
]

export type Compared = { name: string; plan: string; greedy: string; difference: string; is: 'better' | 'worse' | 'same' }

/** The proposal beside today's way, measure by measure; `difference` without its sign. */
export function compare(plan: PlanTotals, greedy: PlanTotals): Compared[] {
  return measures.map(({ name, of, say, more }) => {
    const gain = (of(greedy) - of(plan)) * (more ? -1 : 1)
    const is = gain > 0 ? 'better' : gain < 0 ? 'worse' : 'same'
    return { name, plan: say(of(plan)), greedy: say(of(greedy)), difference: say(Math.abs(gain)), is }
  })
}

/** What is better and what is worse, in words; what follows from another measure is not said twice. */
export function verdict(rows: Compared[]): string {
  const told = rows.filter(({ name, is }) => is !== 'same' && name !== 'unplaced' && name !== 'partly')
  const list = (wanted: Compared['is']) =>
    told.filter(({ is }) => is === wanted).map(({ name, difference, is }) => words(`plan.verdict.${name}.${is}`, { n: difference }))
  const [better, worse] = [list('better'), list('worse')].map((parts) => parts.join(words('span.and')))
  if (!better && !worse) return words('plan.verdict.same')
  if (!better) return words('plan.verdict.worse', { worse: worse! })
  return words(worse ? 'plan.verdict.mixed' : 'plan.verdict.better', { better, worse: worse! })
}
