import type { Presence } from '../contract/people.ts'

// A team is on duty, off duty, or unreachable when its leader gave no sign of life for long.

const staleMs = 15 * 60_000
const goneMs = 12 * 60 * 60_000

/** How a team stands at a moment; `stale`: on duty, but its leader was not seen for a quarter of an hour. After twelve hours it is unreachable. */
export const presenceOf = ({ onDuty, leaderSeenAt }: { onDuty: boolean; leaderSeenAt?: Date }, at: Date): Presence => {
  if (!onDuty) return 'off'
  const silentMs = leaderSeenAt ? at.getTime() - leaderSeenAt.getTime() : Infinity
  return silentMs > goneMs ? 'unreachable' : silentMs > staleMs ? 'stale' : 'on'
}
