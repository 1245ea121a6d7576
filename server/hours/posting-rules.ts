import type { RoundEnd, Served } from '../orders/find-attendance.ts'
import { countTogether, sumOf, type Counted } from './count-lines.ts'
import { holdReasons } from './hold-reasons.ts'
import { minus, nothing, type Columns, type Draft } from './ledger-entry.ts'
import { pointsFor } from './star-levels.ts'
import { noWeeks, type Weeks } from './weeks.ts'

// The end of a round brings one entry to everyone who served in it, and a decision one that answers it. Pure.

const distinct = (texts: string[]) => [...new Set(texts)].filter(Boolean).join('；')

const serviceOf = ({ activity, category, place }: RoundEnd, kept: Counted[]): Draft['service'] => {
  const lines = kept.map(({ line }) => line)
  const stays = lines.flatMap((line) => line.stays)
  const times = stays.length > 0 ? stays.flatMap((stay) => [stay.in.getTime(), stay.out.getTime()]) : lines.map(({ at }) => at.getTime())
  return {
    activity,
    category,
    from: new Date(Math.min(...times)),
    to: new Date(Math.max(...times)),
    place,
    content: distinct(lines.map(({ content }) => content)),
    unit: distinct(lines.map(({ unit }) => unit)),
    inCharge: distinct(lines.map(({ inCharge }) => inCharge.name)),
    confirmed: stays.some(({ confirmed }) => confirmed),
  }
}

const columnsOf = ({ recorded, declared }: { recorded: number; declared: number }, { stars, isHeld }: { stars: number | null; isHeld: boolean }): Columns =>
  isHeld ? { ...nothing, heldRecorded: recorded, heldDeclared: declared } : { ...nothing, recorded, declared, points: pointsFor(recorded + declared, stars) }

const draft = (end: RoundEnd, served: Served, weeks: Weeks): Draft[] => {
  const kept = countTogether(served.lines)
  const sum = sumOf(kept)
  if (sum.recorded + sum.declared === 0) return []
  const reasons = holdReasons(served, end, { weeks, declared: sum.declared })
  const isHeld = reasons.length > 0
  const { county, order, round, stars, at } = end
  return [
    {
      county,
      order,
      round,
      volunteer: served.volunteer,
      team: kept[0]!.line.team ?? null,
      kind: isHeld ? 'hold' : 'credit',
      of: null,
      stars,
      at,
      service: serviceOf(end, kept),
      ...(isHeld && { reasons }),
      columns: columnsOf(sum, { stars, isHeld }),
    },
  ]
}

/** The entries that a round's end brings; `weeks`: person → the weeks since `firstMonday`, on whatever order. */
export const draftsOf = (end: RoundEnd, weeks: Map<string, Weeks>): Draft[] =>
  end.people.flatMap((served) => draft(end, served, weeks.get(served.volunteer.id) ?? noWeeks))

type Answer = Pick<Draft, 'at'> & Partial<Pick<Draft, 'reason' | 'by'>>

const answering = (to: Draft & { _id: string }, kind: Draft['kind'], columns: Columns): Draft => {
  const { county, order, round, volunteer, team, stars, service, at } = to
  return { county, order, round, volunteer, team, stars, service, at, kind, of: to._id, columns }
}

const release = ({ columns: { heldRecorded, heldDeclared } }: Draft) => ({ ...nothing, heldRecorded: 0 - heldRecorded, heldDeclared: 0 - heldDeclared })

/** The columns of what answers an entry: a hold is confirmed into credited minutes or given up, what was credited is taken back, what was given up or taken back is restored. */
export const answerColumns = (kind: 'confirm' | 'void' | 'reversal', to: Draft): Columns => {
  const { heldRecorded, heldDeclared } = to.columns
  if (kind === 'void') return release(to)
  if (kind === 'confirm') return { ...release(to), recorded: heldRecorded, declared: heldDeclared, points: pointsFor(heldRecorded + heldDeclared, to.stars) }
  return to.kind === 'confirm' ? { ...minus(to.columns), heldRecorded: 0, heldDeclared: 0 } : minus(to.columns)
}

/** The entry that answers another one. */
export const answerTo = (to: Draft & { _id: string }, kind: 'confirm' | 'void' | 'reversal', answer: Answer): Draft => ({
  ...answering(to, kind, answerColumns(kind, to)),
  ...answer,
})
