import { offersOf, type Line, type Member, type Model } from './model.ts'

// The minutes of a round as the design counts them: attendance, or the leader's correction of it; of two teams at once the longer, of one after the
// other both. Held under one or two stars, after more than 12 h in one go, after a visit that nobody ended, and where nobody but who served vouches for it, who wrote
// more for themselves than was measured and was not rated among them. The week is not known here.

const weights: Record<number, number> = { 5: 1.2, 4: 1.1, 3: 1 }
const longest = 12 * 60

type Given = { id: string; minutes: number; visits: Member['visits']; by: string | null }

const lasted = (visit: Member['visits'][0]) => (visit.out ?? visit.in) - visit.in
const measured = ({ visits }: Pick<Member, 'visits'>) => visits.reduce((sum, visit) => sum + lasted(visit), 0)
export const counted = (member: Member) => member.corrected ?? (member.visits.some(({ out }) => out !== null) ? measured(member) : null)

const atOnce = (one: Given, other: Given) =>
  one.visits.some((a) => other.visits.some((b) => a.in === b.in || (a.in < (b.out ?? b.in) && b.in < (a.out ?? a.in))))

const settlerOf = (model: Model) => model.timeline.find(({ action, round }) => action === 'settle' && round === model.round)?.by ?? null

const rest = 30

/** The longest go of some visits: who is back within half an hour has not rested. */
const longestGo = (visits: Member['visits']) => {
  let [most, begun, until] = [0, -Infinity, -Infinity]
  for (const visit of [...visits].sort((a, b) => a.in - b.in)) {
    if (visit.in - until >= rest) begun = visit.in
    until = Math.max(until, visit.out ?? visit.in)
    most = Math.max(most, until - begun)
  }
  return most
}

type All = Omit<Given, 'by'> & { declared: number; wroteOwn: boolean }

const lineOf = (model: Model, { id, minutes, visits, declared, wroteOwn }: All, rater: string | null): Line => {
  const stars = model.rating?.stars ?? null
  const helped = model.helpers.some((helper) => helper.id === id)
  const settler = settlerOf(model)
  const settledAlone = settler !== null && (settler === rater || (stars === null && settler === model.requester))
  const own = [model.requester, rater].includes(id) || (helped && settledAlone) || (stars === null && wroteOwn)
  const state =
    (stars !== null && stars <= 2) || visits.some(({ forgotten }) => forgotten) || longestGo(visits) + declared > longest || own ? 'held' : 'credited'
  return { round: model.round, volunteer: id, minutes, state, points: state === 'held' ? 0 : pointsFor(model, minutes) }
}

const pointsFor = ({ rating }: Model, minutes: number) => Math.round((minutes / 60) * (rating ? weights[rating.stars]! : 1) * 100) / 100

const beyond = (line: Given) => Math.max(0, line.minutes - measured(line))

const together = (lines: Given[]): All => {
  const kept: Given[] = []
  for (const line of [...lines].sort((a, b) => b.minutes - a.minutes)) if (!kept.some((one) => atOnce(one, line))) kept.push(line)
  return {
    id: lines[0]!.id,
    minutes: kept.reduce((sum, { minutes }) => sum + minutes, 0),
    declared: kept.reduce((sum, line) => sum + beyond(line), 0),
    wroteOwn: lines.some((line) => line.by === line.id && beyond(line) > 0),
    visits: lines.flatMap(({ visits }) => visits),
  }
}

/** Writes the round's lines: one for everyone who gave time. `rater`: who rated, if anybody did. */
export const credit = (model: Model, rater: string | null) => {
  const given: Given[] = [
    ...offersOf(model, 'completed').flatMap(({ crew, completedBy }) =>
      crew.map((member) => ({ id: member.id, minutes: counted(member) ?? 0, visits: member.visits, by: completedBy! })),
    ),
    ...model.helpers.map(({ id, minutes }) => ({ id, minutes, visits: [], by: settlerOf(model) })),
  ]
  for (const id of new Set(given.map((line) => line.id))) {
    const all = together(given.filter((line) => line.id === id))
    if (all.minutes > 0) model.ledger.push(lineOf(model, all, rater))
  }
}
