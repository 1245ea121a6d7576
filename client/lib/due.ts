export type DueTone = 'calm' | 'near' | 'late'
export type Due = { minutes: number; tone: DueTone; share: number }

/** How a deadline stands: whole minutes left (negative: over), its colour, and the share of the step's time that is gone, 0 to 1. Near from 80 %. */
export function dueAt(due: string, since: string, nowMs: number): Due {
  const [end, start] = [new Date(due).getTime(), new Date(since).getTime()]
  const share = Math.min(1, Math.max(0, (nowMs - start) / Math.max(1, end - start)))
  const tone = nowMs >= end ? 'late' : share >= 0.8 ? 'near' : 'calm'
  return { minutes: Math.trunc((end - nowMs) / 60_000), tone, share }
}

type Waiting = { dueAt?: string | null }
const never = '9999'

/** Sorts by deadline, what has none last. ISO times compare as they are: a language's order, loaded for the first comparison, takes a phone forty milliseconds. */
export function soonestFirst({ dueAt: a }: Waiting, { dueAt: b }: Waiting): number {
  return Number((a ?? never) > (b ?? never)) - Number((a ?? never) < (b ?? never))
}
