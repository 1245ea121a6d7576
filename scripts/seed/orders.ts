import sharp from 'sharp'
import { moveClock } from '../../server/clock.ts'
import type { Action } from '../../server/contract/flow.ts'
import type { Named } from '../../server/contract/orders.ts'
import { advanceOrder } from '../../server/orders/advance-order.ts'
import type { Order } from '../../server/orders/order.ts'
import { postOrder } from '../../server/orders/post-order.ts'
import type { Actor } from '../../server/people/actor.ts'
import { findActor } from '../../server/people/find-people.ts'
import { keepPhoto } from '../../server/photos/keep-photo.ts'
import type { Team } from '../../server/teams/team.model.ts'
import type { Need } from './needs.ts'

// Walks a need through the real commands at past times, as far as its turn in the list says.

export type Cast = { requester: string; grid: string; worker: string; clerk: string; officer: string; dispatcher: string; team: Team; volunteers: Named[] }

/** Minutes from one move to the next, and how many moves of the walk to make. */
export type Pace = { postedAt: Date; moves: number; stars: number }

type Step = { by: string; action: Action; input: () => Promise<Record<string, unknown>> | Record<string, unknown>; after: number }

const actorOf = async (id: string): Promise<Actor> => (await findActor(id, 'zh-CN'))!

const picture = async (by: string, hue: number) => {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="960" height="720"><defs><linearGradient id="a" x2="1" y2="1"><stop stop-color="hsl(${hue} 45% 78%)"/><stop offset="1" stop-color="hsl(${hue + 40} 40% 55%)"/></linearGradient></defs><rect width="960" height="720" fill="url(#a)"/><circle cx="480" cy="330" r="150" fill="#fff" fill-opacity=".65"/><path d="M405 330l55 60 100-125" fill="none" stroke="#2f7d4f" stroke-width="34" stroke-linecap="round" stroke-linejoin="round"/></svg>`
  return (await keepPhoto(await actorOf(by), await sharp(Buffer.from(svg)).jpeg().toBuffer())).id
}

const settled = ({ worker, clerk, officer }: Cast, need: Need): Step[] => {
  const by = { grid: worker, village: clerk, town: officer }[need.handledAt as 'grid' | 'village' | 'town']
  return [{ by, action: 'settle', input: () => ({ summary: `已上门处理“${need.title}”，当面确认。`, helpers: [{ person: by, minutes: 40 }] }), after: 95 }]
}

const upward = (cast: Cast): Step[] => [
  { by: cast.clerk, action: 'report', input: () => ({ opinion: '情况属实，村里力量不够，请协调服务队。' }), after: 70 },
  { by: cast.officer, action: 'claim', input: () => ({}), after: 110 },
]

const served = ({ dispatcher, team, volunteers }: Cast, need: Need, hue: number): Step[] => {
  return [
    { by: dispatcher, action: 'dispatch', input: () => (need.urgency === 'emergency' ? { open: true } : { teams: [team._id] }), after: 45 },
    { by: team.leader.id, action: 'accept', input: () => ({}), after: 30 },
    { by: team.leader.id, action: 'assign', input: () => ({ volunteers: volunteers.map(({ id }) => id) }), after: 15 },
    ...volunteers.map(({ id }) => ({ by: id, action: 'check_in' as const, input: () => ({}), after: 90 })),
    ...volunteers.map(({ id }, index) => ({ by: id, action: 'check_out' as const, input: () => ({}), after: index === 0 ? 85 : 6 })),
    {
      by: team.leader.id,
      action: 'complete',
      input: async () => ({ summary: `“${need.title}”已办妥，群众当面确认。`, photos: [await picture(team.leader.id, hue)], attendance: [] }),
      after: 20,
    },
  ]
}

const walkOf = (cast: Cast, need: Need, pace: Pace, hue: number): Step[] => {
  const collect: Step = { by: cast.worker, action: 'collect', input: () => ({}), after: 25 }
  const rate: Step = {
    by: cast.requester,
    action: 'rate',
    input: () => ({ stars: pace.stars, solved: pace.stars >= 3, comment: pace.stars >= 4 ? '来得快，办得好，谢谢!' : '来得晚了些。' }),
    after: 240,
  }
  if (need.handledAt === 'grid' || need.handledAt === 'village') return [collect, ...settled(cast, need), rate]
  if (need.handledAt === 'town') return [collect, ...upward(cast), ...settled(cast, need), rate]
  return [collect, ...upward(cast), ...served(cast, need, hue), rate]
}

/** Posts one need and makes the first `moves` moves of its walk; answers the order as it then stands. */
export const walk = async (need: Need, cast: Cast, pace: Pace, hue: number): Promise<Order> => {
  let at = pace.postedAt
  moveClock(at)
  const requester = await actorOf(cast.requester)
  let order = await postOrder(requester, {
    title: need.title,
    description: need.description,
    urgency: need.urgency,
    category: need.category,
    address: `${(hue % 28) + 1}号楼${(hue % 4) + 1}单元`,
    grid: cast.grid,
    photos: hue % 3 ? [] : [await picture(cast.requester, hue + 180)],
  })
  for (const { by, action, input, after } of walkOf(cast, need, pace, hue).slice(0, pace.moves)) {
    at = new Date(at.getTime() + after * 60_000)
    // What would come after now has not happened yet.
    if (at.getTime() > Date.now()) break
    moveClock(at)
    order = await advanceOrder(await actorOf(by), order._id, { action, input: await input() })
  }
  moveClock(null)
  return order
}
