import type { Action } from '../../server/contract/flow.ts'
import { advanceOrder, type Wish } from '../../server/orders/advance-order.ts'
import type { Order } from '../../server/orders/order.ts'
import { Problem, sayProblem } from '../../server/problems.ts'
import type { Player } from './cast.ts'
import type { Beside } from './compare.ts'
import { isInside, offersOf, type Brought, type Model } from './model.ts'
import { mayTakeIn, sees, type Answer } from './stands.ts'

// One move, tried: what the program answers, and what the design answers.

export type Try = { player: Player; action: Action; input: Wish['input']; version: number | undefined }
type Given = { status: number; order?: Order; beside?: Beside; detail?: string }

/** The program's answer as HTTP would give it: the order, or the refusal's status with the order beside it. */
export const ask = async (id: string, { player, action, input, version }: Try): Promise<Given> => {
  try {
    return { status: 200, order: await advanceOrder(player.actor, id, { action, input, ...(version && { version }) }) }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const { status, detail } = sayProblem(error, 'en')
    const beside = error.extras.order as Beside | undefined
    return { status, detail, ...(beside && { beside }) }
  }
}

type Asked = { player: Player; action: Action; model: Model; other: Model; brought: Brought; at: number; stale: boolean }

const isForeignTeam = ({ brought, model }: Asked, verdict: Answer) =>
  verdict.granted && verdict.who === 'officer' && (brought.open || brought.teams!.some(({ town }) => town !== model.place.town))

const isAt = ({ id }: Player, model: Model) => offersOf(model, 'accepted').some(({ crew }) => crew.some((member) => member.id === id && isInside(member)))

/** The status the design asks for: the right first, then the version seen, then what was named. */
export const expectedOf = (verdict: Answer, asked: Asked): number => {
  const { player, action, brought, at, stale } = asked
  if (!verdict.granted) return verdict.status
  if (stale) return 409
  if (action === 'dispatch' && isForeignTeam(asked, verdict)) return 403
  if (action === 'merge' && !(sees(player, brought.original!.model) && mayTakeIn(brought.original!.model, at))) return 422
  if (action === 'check_in' && isAt(player, asked.other)) return 409
  return 200
}
