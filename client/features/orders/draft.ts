import type { Urgency } from '@contract/flow.ts'
import type { Me } from '@contract/people.ts'
import { reactive } from 'vue'
import { onceKeys } from '../../lib/idempotency.ts'

export type Need = {
  category: string
  service: string
  title: string
  description: string
  urgency: Urgency
  grid: string
  address: string
  contact: { name: string; phone: string }
  photos: string[]
}

type Draft = { person: string; need: Need; keys: ReturnType<typeof onceKeys> }

// In memory alone: it outlives a look at another page, not the tab, and no one else who signs in here.
let draft: Draft | null = null

/** A need as it is being written by this person; a grid worker writes for someone else, so that contact starts empty. */
function newNeed(me: Me, forSomeone: boolean): Need {
  const own = me.person.roles.find(({ unit }) => unit.level === 'grid')?.unit.code
  const contact = forSomeone ? { name: '', phone: '' } : { name: me.person.name, phone: me.person.phone }
  return { category: '', service: '', title: '', description: '', urgency: 'normal', grid: me.person.grid ?? own ?? '', address: '', contact, photos: [] }
}

/** What this person has begun to write, or an empty need; with the keys under which it was sent. */
export function draftOf(me: Me, forSomeone: boolean): Draft {
  if (draft?.person !== me.person.id) draft = { person: me.person.id, need: reactive(newNeed(me, forSomeone)), keys: onceKeys() }
  return draft
}

/** Forgets the draft: it was posted. */
export function dropDraft(): void {
  draft = null
}
