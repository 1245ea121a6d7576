import type { OrderView } from '../../server/contract/orders.ts'
import { handle, note } from './at-work.ts'
import { describe } from './caller.ts'
import { inParallel } from './in-parallel.ts'
import type { Life } from './life.ts'
import type { Listener } from './listener.ts'
import { showProgress } from './progress.ts'
import type { World } from './world.ts'

// Lets every story happen, many at once, while some listeners leave and come back.

const atOnce = 96
const stallMs = 30_000
const awayMs = 1500
const leavers = 5

const post = async (world: World, life: Life) => {
  const { need, poster, grid, title } = life.story
  const { category, urgency, description } = need
  const input = { category, urgency, title, description, grid, address: '1号楼1单元101', contact: { name: '模拟居民', phone: '13800000000' } }
  const answer = await poster.post<OrderView>('/orders', input)
  if (!answer.ok) throw new Error(describe(`${poster.name} posts ${title}`, answer))
  note(world, life, answer.body, { action: 'post', by: poster, input: {} })
  await handle(world, poster, answer.body)
}

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

/** Resolves when every order is rated or cancelled, or nothing moves any more. */
export const play = async (world: World, listeners: Listener[]) => {
  const lives = [...world.lives.values()]
  const startedAt = Date.now()
  const leave = leaveInTurn(listeners, lives.length)
  let ended = 0
  const cards = () => listeners.reduce((sum, listener) => sum + listener.cards.length, 0)
  const stopProgress = showProgress(
    () => `simulate: ${ended}/${lives.length} orders ended · ${world.moves} moves · ${cards()} cards · ${Math.round((Date.now() - startedAt) / 1000)} s`,
  )
  const stopWatch = watchForStall(world, lives)
  await inParallel(lives, atOnce, async (life) => {
    await post(world, life)
    await life.ended
    leave(++ended)
  })
  stopWatch()
  stopProgress()
  return Date.now() - startedAt
}
