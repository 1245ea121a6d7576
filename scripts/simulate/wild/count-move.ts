import { hasMade } from '../life.ts'
import type { World } from '../world.ts'
import { count } from './kinds.ts'
import type { Wish } from './send.ts'

/** Counts what a move of the plain way has of the wild in it. */
export const countMove = ({ tally }: World, { person, life, action, input }: Wish) => {
  const declinedByAll = life.story.ways[0] === 'jointly' && hasMade(life, 'decline')
  if (action === 'dispatch' && declinedByAll) count(tally, input.open ? 'market after declines' : 'dispatch anew after declines')
  if (action === 'check_out' && input.code) count(tally, 'check-out with the code')
  if (action === 'rate' && life.story.poster !== person) count(tally, 'original rated by its follower')
}
