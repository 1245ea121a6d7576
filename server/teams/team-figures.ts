// What a team has done, kept as sums beside the team so that ranking reads no history. Each event changes them once, in the order of the county's sequence.

export type TeamFigures = {
  /** The newest event that is in these figures. */
  applied: string
  completed: { total: number; byCategory: Record<string, number> }
  stars: { count: number; sum: number }
  /** Minutes from each of the latest offers to its answer, whatever that was; one that got none counts its whole time. */
  acceptMinutes: number[]
  lastOfferedAt: Date | null
  /** Minutes served in the week that began on this Monday, Asia/Shanghai. */
  week: { start: Date; minutes: number }
}

/** What one event did to a team. */
export type Happening = { offered?: Date; answeredAfter?: number; completed?: { category: string; minutes: number; at: Date }; stars?: number }

const kept = 50
const shanghaiMs = 8 * 3_600_000
const dayMs = 86_400_000
const mondayMs = 4 * dayMs

export const noFigures: TeamFigures = {
  applied: '',
  completed: { total: 0, byCategory: {} },
  stars: { count: 0, sum: 0 },
  acceptMinutes: [],
  lastOfferedAt: null,
  week: { start: new Date(0), minutes: 0 },
}

/** The Monday, 00:00 in Asia/Shanghai, on which the week of a moment began. */
export const weekOf = (at: Date) => {
  const local = at.getTime() + shanghaiMs
  return new Date(Math.floor((local - mondayMs) / (7 * dayMs)) * 7 * dayMs + mondayMs - shanghaiMs)
}

/** Minutes served in the week of a moment. */
export const minutesInWeek = ({ week }: TeamFigures, at: Date) => (week.start.getTime() === weekOf(at).getTime() ? week.minutes : 0)

const withCompleted = (figures: TeamFigures, { category, minutes, at }: NonNullable<Happening['completed']>): TeamFigures => {
  const { total, byCategory } = figures.completed
  return {
    ...figures,
    completed: { total: total + 1, byCategory: { ...byCategory, [category]: (byCategory[category] ?? 0) + 1 } },
    week: { start: weekOf(at), minutes: minutesInWeek(figures, at) + minutes },
  }
}

const later = (a: Date, b: Date | null) => (b && b > a ? b : a)

/** The figures after an event. */
export const figuresAfter = (before: TeamFigures, eventId: string, { offered, answeredAfter, completed, stars }: Happening): TeamFigures => {
  const figures = completed ? withCompleted(before, completed) : before
  return {
    ...figures,
    applied: eventId,
    ...(offered && { lastOfferedAt: later(offered, figures.lastOfferedAt) }),
    ...(answeredAfter !== undefined && { acceptMinutes: [...figures.acceptMinutes, answeredAfter].slice(-kept) }),
    ...(stars !== undefined && { stars: { count: figures.stars.count + 1, sum: figures.stars.sum + stars } }),
  }
}

/** The median of some numbers; null of none. */
export const medianOf = (numbers: number[]) => {
  if (numbers.length === 0) return null
  const sorted = [...numbers].sort((a, b) => a - b)
  const middle = sorted.length / 2
  return sorted.length % 2 === 1 ? sorted[Math.floor(middle)]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}
