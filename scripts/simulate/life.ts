import type { Action, Status } from '../../server/contract/flow.ts'
import type { OrderView } from '../../server/contract/orders.ts'
import type { Person } from './person.ts'
import type { Story } from './stories.ts'
import type { Turn } from './wild/turn.ts'

/** A move the server acknowledged: what the timeline must show at `version`, made in this round. */
export type Made = { action: Action; by: Person; version: number; round: number; input: Record<string, unknown> }

/** One order on its way. */
export type Life = {
  story: Story
  id: string | null
  /** As last acknowledged. */
  status: Status | null
  version: number
  made: Made[]
  /** Turns still to be taken, and whether someone is at the first. */
  turns: Turn[]
  taken: boolean
  /** Moves sent, and those of them not yet answered. */
  sent: number
  inFlight: number
  /** The order that is merged into this one, and the one this is merged into. */
  repeatedBy: Life | null
  repeats: Life | null
  /** Resolves when the order has come to its end, or was given up. */
  ended: Promise<void>
  end: () => void
}

export const newLife = (story: Story, repeats: Life | null = null): Life => {
  let end = () => {}
  const ended = new Promise<void>((resolve) => {
    end = resolve
  })
  const untouched = { id: null, status: null, version: 0, made: [], taken: false, sent: 0, inFlight: 0, repeatedBy: null }
  return { story, ...untouched, turns: [...story.turns], repeats, ended, end }
}

export const hasMade = ({ made }: Life, action: Action) => made.some((move) => move.action === action)

/** Where an order should stand at the end: cancelled when its requester could, else as its story says. */
export const rightEnd = (life: Life): Status => (hasMade(life, 'cancel') ? 'cancelled' : life.story.end)

/** Keeps the newest state that was acknowledged. */
export const stand = (life: Life, { id, status, version }: OrderView) => {
  life.id = id
  if (version > life.version) Object.assign(life, { status, version })
}

const terminal = new Set<Status | null>(['rated', 'cancelled', 'rejected', 'merged'])

/** Ends the life when nothing more is wanted of its order. */
export const endIfDone = (life: Life) => {
  if (terminal.has(life.status) && life.turns.length === 0 && life.inFlight === 0) life.end()
}

/** The round's rating, by the story: the last one stands for every further round. */
export const starsOf = ({ story }: Life, round: number) => story.stars[Math.min(round, story.stars.length) - 1]!
