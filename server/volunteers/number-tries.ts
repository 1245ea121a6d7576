import { limitTries } from '../db/tries.ts'
import { Problem } from '../problems.ts'
import type { Actor } from '../people/actor.ts'

const tries = limitTries(10, 24 * 3600)

/** Counts an attempt to register a number, so that nobody finds out by trying whose numbers are registered: 429 after ten a day. */
export const countNumberTry = async ({ id }: Actor) => {
  if ('waitMs' in (await tries.count(`volunteer-number/${id}`))) throw new Problem('volunteer.tries')
}
