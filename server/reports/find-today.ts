import { LRUCache } from 'lru-cache'
import { localDate, now } from '../clock.ts'
import type { Action, Status, Step } from '../contract/flow.ts'
import type { StepFlow, Today } from '../contract/reports.ts'
import { countMoves, findLatestMoves, type Passed } from '../events/find-moves.ts'
import { sumCounty } from '../hours/sum-county.ts'
import { countByVillage, meanStars, shareOnTime } from '../orders/count-flow.ts'
import { findBoard } from '../orders/find-board.ts'
import { hasRole, type Actor } from '../people/actor.ts'
import { countHolders } from '../people/count-holders.ts'
import { Problem } from '../problems.ts'
import { countTeams } from '../teams/count-teams.ts'

const dayMs = 86_400_000
const keptMs = 4000
const latest = 24

// How a step is passed, and where an order waits for it.
const steps: { step: Step; by: Action[]; at: Status[] }[] = [
  { step: 'collect', by: ['collect'], at: ['posted'] },
  { step: 'report', by: ['report'], at: ['collected'] },
  { step: 'claim', by: ['claim'], at: ['reported'] },
  { step: 'dispatch', by: ['dispatch'], at: ['claimed'] },
  { step: 'fulfil', by: ['complete', 'settle'], at: ['dispatched', 'serving'] },
  { step: 'rate', by: ['rate'], at: ['served'] },
]

const isServed = ({ action, to }: Passed) => (action === 'complete' || action === 'settle') && to === 'served'

// A grid worker’s own posting is collected as it is posted.
const passes = (move: Passed, { step, by }: { step: Step; by: Action[] }) =>
  step === 'fulfil' ? isServed(move) : by.includes(move.action) || (step === 'collect' && move.action === 'post' && move.to === 'collected')

const count = (moves: Passed[], counts: (move: Passed) => boolean) => moves.reduce((sum, move) => sum + (counts(move) ? move.count : 0), 0)

const flowOf = (moves: Passed[], counts: Partial<Record<Status, number>>): StepFlow[] =>
  steps.map((row) => ({
    step: row.step,
    waiting: row.at.reduce((sum, status) => sum + (counts[status] ?? 0), 0),
    passed: count(moves, (move) => passes(move, row)),
  }))

const hoursOf = (moves: Passed[], at: Date, midnight: Date) =>
  Array.from({ length: Math.floor((at.getTime() - midnight.getTime()) / 3_600_000) + 1 }, (_, hour) => ({
    hour,
    posted: count(moves, (move) => move.hour === hour && move.action === 'post'),
    served: count(moves, (move) => move.hour === hour && isServed(move)),
  }))

const work = async (county: string): Promise<Today> => {
  const at = now()
  const midnight = new Date(`${localDate(at)}T00:00:00+08:00`)
  const month = new Date(at.getTime() - 30 * dayMs)
  const [board, moves, recent, onTime, rating, hours, teams, registered, villages] = await Promise.all([
    findBoard(county),
    countMoves(county, midnight),
    findLatestMoves(county, latest),
    shareOnTime(county, month),
    meanStars({ county }, month),
    sumCounty(county, midnight),
    countTeams(county),
    countHolders('volunteer', county),
    countByVillage(county, at),
  ])
  return {
    date: localDate(at),
    flow: flowOf(moves, board.counts),
    hours: hoursOf(moves, at, midnight),
    overdue: board.overdue,
    postedToday: board.postedToday,
    ratedToday: board.ratedToday,
    onTime,
    rating,
    minutes: { today: hours.since, total: hours.total },
    people: { registered, servedToday: hours.served },
    teams,
    villages,
    moves: recent,
    at: at.toISOString(),
  }
}

// Several walls of a county ask for the same: it is worked out once in some seconds.
const kept = new LRUCache<string, Today>({ max: 100, ttl: keptMs, fetchMethod: work })

/** The actor's county today, at most four seconds old; 403 for all but those who watch it. */
export const findToday = async (actor: Actor): Promise<Today> => {
  if (!hasRole(actor, 'dispatcher') && !hasRole(actor, 'supervisor')) throw new Problem('forbidden')
  return (await kept.fetch(actor.county))!
}
