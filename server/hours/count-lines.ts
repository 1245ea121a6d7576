import type { ServedLine } from '../orders/find-attendance.ts'
import { minutesOf } from '../orders/order-facts.ts'

// What a person's parts in a round come to. Recorded is what was measured, less what the leader took off; declared is what was said beyond that. Pure.

export type Counted = { line: ServedLine; recorded: number; declared: number }

/** The minutes of one part. */
export const count = (line: ServedLine): Counted => {
  const measured = minutesOf(line.stays)
  const counted = line.said ?? measured
  return { line, recorded: Math.min(counted, measured), declared: Math.max(0, counted - measured) }
}

const total = ({ recorded, declared }: Counted) => recorded + declared
const overlap = (one: ServedLine, other: ServedLine) =>
  one.stays.some((a) => other.stays.some((b) => a.in.getTime() === b.in.getTime() || (a.in < b.out && b.in < a.out)))

/** The parts that count: who was with two teams at once was there once, for the longest of them. One team after the other is both. */
export const countTogether = (lines: ServedLine[]): Counted[] => {
  const kept: Counted[] = []
  const counted = lines.map(count)
  for (const each of counted.sort((a, b) => total(b) - total(a))) if (!kept.some(({ line }) => overlap(line, each.line))) kept.push(each)
  return kept
}

export const sumOf = (counted: Counted[]) => ({
  recorded: counted.reduce((sum, { recorded }) => sum + recorded, 0),
  declared: counted.reduce((sum, { declared }) => sum + declared, 0),
})
