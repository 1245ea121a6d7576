import type { Action, Status } from '../../server/contract/flow.ts'
import type { Person } from './person.ts'
import type { Story } from './stories.ts'

/** A move the server acknowledged: what the timeline must show at `version`. */
export type Made = { action: Action; by: Person; version: number; input: Record<string, unknown> }

/** One order on its way. */
export type Life = {
  story: Story
  id: string | null
  status: Status | null
  made: Made[]
  /** Resolves when the order is rated or cancelled, or given up. */
  ended: Promise<void>
  end: () => void
}

export const newLife = (story: Story): Life => {
  let end = () => {}
  const ended = new Promise<void>((resolve) => {
    end = resolve
  })
  return { story, id: null, status: null, made: [], ended, end }
}

export const hasMade = ({ made }: Life, action: Action) => made.some((move) => move.action === action)

/** Where an order should stand at the end: cancelled when its requester could, rated otherwise. */
export const rightEnd = (life: Life): Status => (hasMade(life, 'cancel') ? 'cancelled' : 'rated')
