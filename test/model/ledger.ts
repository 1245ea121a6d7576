import { offersOf, type Line, type Member, type Model } from './model.ts'

// The minutes of a round as the design counts them: attendance, or the leader's correction of it; of two teams the longer.

const weights: Record<number, number> = { 5: 1.2, 4: 1.1, 3: 1 }

const measured = ({ visits }: Member) => visits.reduce((sum, visit) => sum + ((visit.out ?? visit.in) - visit.in), 0)
export const counted = (member: Member) => member.corrected ?? (member.visits.some(({ out }) => out !== null) ? measured(member) : null)

const lineOf = (model: Model, volunteer: string, minutes: number): Line => {
  const stars = model.rating?.stars ?? null
  const state = stars !== null && stars <= 2 ? 'held' : 'credited'
  const points = state === 'held' ? 0 : Math.round((minutes / 60) * (stars === null ? 1 : weights[stars]!) * 100) / 100
  return { round: model.round, volunteer, minutes, points, state }
}

/** Writes the round's lines: one for everyone who gave time. */
export const credit = (model: Model) => {
  const given = [
    ...offersOf(model, 'completed').flatMap(({ crew }) => crew.map((member) => ({ id: member.id, minutes: counted(member) ?? 0 }))),
    ...model.helpers,
  ]
  const longest = new Map<string, number>()
  for (const { id, minutes } of given) longest.set(id, Math.max(minutes, longest.get(id) ?? 0))
  for (const [id, minutes] of longest) if (minutes > 0) model.ledger.push(lineOf(model, id, minutes))
}
