import type { Urgency } from '@contract/flow.ts'
import type { Me } from '@contract/people.ts'
import type { ProblemBody } from '@contract/problems.ts'
import type { NewPhoto } from '../../lib/api.ts'
import { uuid } from '../../lib/idempotency.ts'

export type Need = {
  category: string
  service: string
  title: string
  description: string
  urgency: Urgency
  grid: string
  address: string
  contact: { name: string; phone: string }
}

/** Its picture lies beside the writings under its key, until the need is posted. */
export type KeptPhoto = { key: string; name: string; sent: NewPhoto | null }

/** A need as it is kept on this device: being written, or waiting to be sent by a tap. */
export type Writing = {
  id: string
  person: string
  forSomeone: boolean
  state: 'draft' | 'waiting'
  need: Need
  photos: KeptPhoto[]
  /** One key for as long as it is written and tried: it is posted once, whatever got lost on the way. */
  key: string
  at: number
  /** Why the server refused it last. */
  refusal: ProblemBody | null
}

/** The name of the draft one has: one for oneself, one for somebody else. */
export const draftName = (forSomeone: boolean): string => (forSomeone ? 'draft-for-someone' : 'draft')

/** A need as it is begun by this person; a grid worker writes for someone else, so that contact starts empty. */
function newNeed(me: Me, forSomeone: boolean): Need {
  const own = me.person.roles.find(({ unit }) => unit.level === 'grid')?.unit.code
  const contact = forSomeone ? { name: '', phone: '' } : { name: me.person.name, phone: me.person.phone }
  return { category: '', service: '', title: '', description: '', urgency: 'normal', grid: me.person.grid ?? own ?? '', address: '', contact }
}

/** An empty draft. */
export function newWriting(me: Me, forSomeone: boolean): Writing {
  const need = newNeed(me, forSomeone)
  return { id: draftName(forSomeone), person: me.person.id, forSomeone, state: 'draft', need, photos: [], key: uuid(), at: Date.now(), refusal: null }
}

/** Whether there is anything in it worth keeping. */
export const isBegun = ({ need, photos }: Pick<Writing, 'need' | 'photos'>): boolean =>
  photos.length > 0 || [need.title, need.description, need.address].some((text) => text.trim() !== '')

/** The need as the contract wants it, with the photos the server has. */
export function bodyOf({ need, photos }: Pick<Writing, 'need' | 'photos'>): object {
  const { service, description, ...rest } = need
  return { ...rest, ...(service && { service }), ...(description.trim() && { description }), photos: photos.flatMap(({ sent }) => sent?.id ?? []) }
}

type Asked = Partial<Record<string, unknown>>

/** Takes up what the way here asked for: a category, one of its services, a title where none is written yet. */
export function takeUp(need: Need, menu: { items: { id: string; category: string }[]; categories: string[] }, { category, service, title }: Asked): void {
  const found = menu.items.find(({ id }) => id === service)
  const wanted = found?.category ?? menu.categories.find((name) => name === category)
  if (wanted && (found || wanted !== need.category)) Object.assign(need, { category: wanted, service: found?.id ?? '' })
  if (typeof title === 'string' && !need.title.trim()) need.title = title.slice(0, 60)
}
