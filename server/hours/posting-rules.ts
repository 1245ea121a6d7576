import { minutesOf } from '../orders/order-facts.ts'
import type { RoundEnd, Served, ServedLine } from '../orders/find-attendance.ts'
import type { Visit } from '../orders/order.ts'
import { weekOf } from '../teams/team-figures.ts'
import { holdReasons } from './hold-reasons.ts'
import { nothing, type Columns, type Draft } from './ledger-entry.ts'
import { pointsFor } from './star-levels.ts'

// The end of a round brings one entry to everyone who served in it. Recorded is what was measured, less what the leader took off;
// declared is what was said beyond that. Pure.

type Counted = { line: ServedLine; recorded: number; declared: number }

const count = (line: ServedLine): Counted => {
  const measured = minutesOf(line.stays)
  const counted = line.said ?? measured
  return { line, recorded: Math.min(counted, measured), declared: Math.max(0, counted - measured) }
}

const total = ({ recorded, declared }: Counted) => recorded + declared
const overlap = (one: ServedLine, other: ServedLine) =>
  one.stays.some((a) => other.stays.some((b) => a.in.getTime() === b.in.getTime() || (a.in < b.out && b.in < a.out)))

// Who was with two teams at once was there once: of lines that share time the longest counts. One team after the other is both.
const together = (counted: Counted[]) => {
  const kept: Counted[] = []
  for (const each of [...counted].sort((a, b) => total(b) - total(a))) if (!kept.some(({ line }) => overlap(line, each.line))) kept.push(each)
  return kept
}

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

const sumOf = (kept: Counted[]) => ({
  recorded: kept.reduce((sum, { recorded }) => sum + recorded, 0),
  declared: kept.reduce((sum, { declared }) => sum + declared, 0),
})

const columnsOf = ({ recorded, declared }: { recorded: number; declared: number }, { stars, isHeld }: { stars: number | null; isHeld: boolean }): Columns =>
  isHeld ? { ...nothing, heldRecorded: recorded, heldDeclared: declared } : { ...nothing, recorded, declared, points: pointsFor(recorded + declared, stars) }

const draft = (end: RoundEnd, served: Served, visits: Visit[]): Draft[] => {
  const kept = together(served.lines.map(count))
  const sum = sumOf(kept)
  if (sum.recorded + sum.declared === 0) return []
  const reasons = holdReasons(served, end, { visits, declared: sum.declared })
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

/** The weeks in which people served in a round, from their first Monday to the last visit; null when nobody was measured. */
export const weeksOf = ({ people }: RoundEnd): [Date, Date] | null => {
  const begun = people.flatMap(({ lines }) => lines.flatMap(({ stays }) => stays.map((stay) => stay.in.getTime())))
  return begun.length === 0 ? null : [weekOf(new Date(Math.min(...begun))), new Date(Math.max(...begun))]
}

/** The entries that a round's end brings; `visits`: person → visits begun in those weeks, on whatever order. */
export const draftsOf = (end: RoundEnd, visits: Map<string, Visit[]>): Draft[] =>
  end.people.flatMap((served) => draft(end, served, visits.get(served.volunteer.id) ?? []))

type Answer = Pick<Draft, 'at'> & Partial<Pick<Draft, 'reason' | 'by'>>

const answering = (to: Draft & { _id: string }, kind: Draft['kind'], columns: Columns): Draft => {
  const { county, order, round, volunteer, team, stars, service, at } = to
  return { county, order, round, volunteer, team, stars, service, at, kind, of: to._id, columns }
}

const release = ({ columns: { heldRecorded, heldDeclared } }: Draft) => ({ ...nothing, heldRecorded: 0 - heldRecorded, heldDeclared: 0 - heldDeclared })

/** The columns of what answers an entry: a hold is confirmed into credited minutes or given up, what was credited is taken back. */
export const answerColumns = (kind: 'confirm' | 'void' | 'reversal', to: Draft): Columns => {
  const { heldRecorded, heldDeclared } = to.columns
  if (kind === 'void') return release(to)
  if (kind === 'confirm') return { ...release(to), recorded: heldRecorded, declared: heldDeclared, points: pointsFor(heldRecorded + heldDeclared, to.stars) }
  const { recorded, declared, points } = to.columns
  return { ...nothing, recorded: 0 - recorded, declared: 0 - declared, points: 0 - points }
}

/** The entry that answers another one. */
export const answerTo = (to: Draft & { _id: string }, kind: 'confirm' | 'void' | 'reversal', answer: Answer): Draft => ({
  ...answering(to, kind, answerColumns(kind, to)),
  ...answer,
})
