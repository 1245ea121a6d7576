import type { OpenCount } from '../contract/public.ts'

// Fewer than five are not told: a neighbour could recognise them. Where one alone would be hidden, the sum would tell it; the least of the others is hidden with it.

const few = 5

/** Whether somebody could be recognised behind a count. */
export const isFew = (count: number) => count > 0 && count < few

/** Which of these values are not told: those that are `few`, and where that is one alone, the least of the others too. */
const hiddenIn = (values: number[], fewAt: (index: number) => boolean) => {
  const hidden = new Set(values.flatMap((_, index) => (fewAt(index) ? [index] : [])))
  const [least] = values
    .map((value, index) => ({ value, index }))
    .filter(({ value, index }) => value > 0 && !hidden.has(index))
    .sort((a, b) => a.value - b.value)
  if (hidden.size === 1 && least) hidden.add(least.index)
  return hidden
}

/** A column of counts as anyone may see it. */
export const concealCounts = (counts: number[]): OpenCount[] => {
  const hidden = hiddenIn(counts, (index) => isFew(counts[index]!))
  return counts.map((count, index) => (isFew(count) ? '<5' : hidden.has(index) ? null : count))
}

/** A column of sums as anyone may see it, each with how many people it comes from. */
export const concealSums = (sums: number[], people: number[]): (number | null)[] => {
  // Where nobody gave but something was taken back, it is not told either.
  const hidden = hiddenIn(sums, (index) => isFew(people[index]!) || (people[index] === 0 && sums[index] !== 0))
  return sums.map((sum, index) => (hidden.has(index) ? null : sum))
}
