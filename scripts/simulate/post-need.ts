import type { OrderView } from '../../server/contract/orders.ts'
import { handle } from './at-work.ts'
import { describe } from './caller.ts'
import type { Life } from './life.ts'
import { note } from './note.ts'
import { contact } from './wild/errands.ts'
import { twice } from './wild/send.ts'
import type { World } from './world.ts'

const tapsTwice = ({ wild }: World, { number }: Life['story']) => wild && number % 6 === 1

/** The story's poster posts its need, and does at once what there is for them to do. */
export const postNeed = async (world: World, life: Life) => {
  const { need, poster, grid, title } = life.story
  const { category, urgency, description } = need
  const input = { category, urgency, title, description, grid, address: '1号楼1单元101', contact }
  const tap = (key?: string) => poster.post<OrderView>('/orders', input, key)
  const answer = tapsTwice(world, life.story) ? await twice(world, tap, { kind: 'post sent twice under one key', what: `post of ${title}` }) : await tap()
  if (!answer.ok) throw new Error(describe(`${poster.name} posts ${title}`, answer))
  note(world, life, answer.body, { action: 'post', by: poster, input: {} })
  await handle(world, poster, answer.body)
}
