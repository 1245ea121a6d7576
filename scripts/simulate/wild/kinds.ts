/** Everything that a wild run does beside the plain way; each must happen at least once. */
export const kinds = [
  'return from collected',
  'return from reported',
  'return from claimed',
  'return twice from one step',
  'decline by one team of a joint offer',
  'decline by the last team of a joint offer',
  'dispatch anew after declines',
  'market after declines',
  'recall of an offer',
  'recall from the market',
  'recall after a team accepted',
  'recall after volunteers were assigned',
  'transfer within the village',
  'transfer within the town',
  'suspend by the dispatcher',
  'suspend by the town officer',
  'resume by the dispatcher',
  'resume by the town officer',
  'extension asked',
  'extension granted',
  'extension refused',
  'urge',
  'supervise',
  'supervise with a new deadline',
  'comment',
  'comment at the moment of a move',
  'reject',
  'cancel',
  'duplicate offered while posting',
  'duplicate merged',
  'original read by its follower',
  'original rated by its follower',
  'rework',
  'call back',
  'check-out with the code',
  'wrong code refused',
  'contact revealed and logged',
  'post sent twice under one key',
  'move sent twice under one key',
  'stale version refused',
] as const
export type Kind = (typeof kinds)[number]
export type Tally = Map<Kind, number>

export const count = (tally: Tally, kind: Kind) => void tally.set(kind, (tally.get(kind) ?? 0) + 1)

/** A line for each kind that did not happen at all. */
export const notMade = (tally: Tally) => kinds.filter((kind) => !tally.has(kind)).map((kind) => `the run made no “${kind}”`)
