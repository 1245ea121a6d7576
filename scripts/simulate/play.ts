import { inParallel } from './in-parallel.ts'
import type { Life } from './life.ts'
import type { Listener } from './listener.ts'
import { postNeed } from './post-need.ts'
import type { Follow } from './progress.ts'
import type { World } from './world.ts'

// Lets every story happen, many at once, while some listeners leave and come back.

const atOnce = 96
const stallMs = 30_000
const awayMs = 1500
const leavers = 5

/** Every fifth listener leaves once, one after the other over the run. */
const leaveInTurn = (listeners: Listener[], total: number) => {
  const waiting = listeners.filter((_, index) => index % leavers === 0)
  const each = Math.max(1, Math.floor(total / (waiting.length + 2)))
  return (ended: number) => {
    if (ended % each === 0) waiting.shift()?.leave(awayMs)
  }
}

/** Gives up what still goes on when nothing moved for half a minute. */
const watchForStall = (world: World, lives: Life[]) => {
  let moves = -1
  const timer = setInterval(() => {
    if (world.moves === moves) for (const life of lives) life.end()
    moves = world.moves
  }, stallMs)
  return () => clearInterval(timer)
}

/** Resolves when every order has come to its end, or nothing moves any more. */
export const play = async (world: World, listeners: Listener[], follow: Follow) => {
  const lives = [...world.lives.values()]
  const startedAt = Date.now()
  const leave = leaveInTurn(listeners, lives.length)
  let ended = 0
  const cards = () => listeners.reduce((sum, listener) => sum + listener.cards.length, 0)
  const stopProgress = follow(
    () => `simulate: ${ended}/${lives.length} orders ended · ${world.moves} moves · ${cards()} cards · ${Math.round((Date.now() - startedAt) / 1000)} s`,
  )
  const stopWatch = watchForStall(world, lives)
  await inParallel(lives, atOnce, async (life) => {
    if (!life.repeats) await postNeed(world, life)
    await life.ended
    leave(++ended)
  })
  stopWatch()
  stopProgress()
  return Date.now() - startedAt
}
