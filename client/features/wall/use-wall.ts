import type { Action } from '@contract/flow.ts'
import type { Card } from '@contract/live.ts'
import type { Move, Today } from '@contract/reports.ts'
import { computed, onScopeDispose, shallowRef } from 'vue'
import { now } from '../../lib/clock.ts'
import { connection, onCard, onReload } from '../../lib/live.ts'
import { useRead } from '../../lib/read.ts'
import { getToday } from './wall-api.ts'

const mostMoves = 12
const readEveryMs = 5000
const staleMs = 20_000
const told = new Set<Action>(['post', 'collect', 'report', 'claim', 'dispatch', 'accept', 'check_in', 'complete', 'settle', 'rate'])

/** Of a card, what a wall may show: a kind of need and a village, and no word that anyone wrote. */
function moveOf({ eventId, action, status, town, village, category, urgency, at }: Card): Move {
  return { eventId, action, status, town, village, category, urgency, at }
}

/** The county's figures, read every five seconds while things happen, and its latest moves as they come. `pulse` hears of each. */
export function useWall(pulse: (move: Move) => void) {
  const { value: today, problem, load, readAgain } = useRead<Today>(getToday)
  const heard = shallowRef<Move[]>([])
  const moves = computed(() => {
    const newest = heard.value[0]?.eventId ?? ''
    const read = (today.value?.moves ?? []).filter(({ eventId }) => heard.value.length === 0 || eventId < heard.value.at(-1)!.eventId || eventId > newest)
    return [...heard.value, ...read].sort((a, b) => (a.eventId < b.eventId ? 1 : -1)).slice(0, mostMoves)
  })
  const isStale = computed(() => connection.value === 'lost' || (today.value !== null && now.value - Date.parse(today.value.at) > staleMs))

  onCard((card) => {
    if (!told.has(card.action)) return
    const move = moveOf(card)
    heard.value = [move, ...heard.value].slice(0, mostMoves)
    pulse(move)
  })
  onReload(readAgain)
  // A wall that nobody touches reads on by itself, also over midnight.
  const timer = setInterval(() => void readAgain(), readEveryMs)
  onScopeDispose(() => clearInterval(timer))
  return { today, problem, load, moves, isStale }
}
