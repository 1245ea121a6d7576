import { LRUCache } from 'lru-cache'
import type { ServiceView } from '../contract/people.ts'
import type { Actor } from '../people/actor.ts'
import { ServiceModel, type Service } from './service.model.ts'

// A county's menu is small, changes rarely, and is read with every order posted.
const menus = new LRUCache<string, Service[]>({
  max: 3000,
  ttl: 5000,
  fetchMethod: (county) => ServiceModel.find({ county, active: true }).sort({ _id: 1 }).lean<Service[]>(),
})

/** The county's active services, at most 5 s old. */
export const findMenu = async (county: string) => (await menus.fetch(county)) ?? []

/** The menu of the actor's county, and its categories in the menu's order. */
export const listServices = async (actor: Actor): Promise<{ items: ServiceView[]; categories: string[] }> => {
  const menu = await findMenu(actor.county)
  return {
    items: menu.map(({ _id, category, title, norm }) => ({ id: _id, category, title, norm })),
    categories: [...new Set(menu.map(({ category }) => category))],
  }
}
