import type { Role } from '@contract/flow.ts'
import type { Component } from 'vue'

export type PageRow = {
  path: string
  name: string
  page: () => Promise<Component>
  /** Who may open it; nobody named = everyone signed in. */
  roles?: Role[]
  /** In the navigation, under the icon of its name; the lower the rank, the sooner it gets a place on a phone. */
  nav?: number
  /** Who finds it there, where more may open it. */
  navFor?: Role[]
  open?: true
  /** A shell of its own: the whole screen, without navigation. */
  bare?: true
}

/** Those for whom an order waits at some step. */
export const doers: Role[] = ['grid_worker', 'village_clerk', 'town_officer', 'dispatcher', 'team_leader', 'volunteer']
/** Those who watch the orders of a whole county; an admin sees its figures, not its orders. */
export const watchers: Role[] = ['dispatcher', 'supervisor']
/** Those who answer for an area on the ground. */
export const officers: Role[] = ['grid_worker', 'village_clerk', 'town_officer']
/** Those who read who had contact details revealed. */
export const auditors: Role[] = ['supervisor', 'admin']
/** Those who read the hours of a whole county. */
export const counters: Role[] = ['supervisor', 'dispatcher', 'admin']

// Path, page, roles: the whole map of the client.
export const pages: PageRow[] = [
  { path: '/', name: 'home', page: () => import('../pages/phone/home.vue'), nav: 0 },
  { path: '/board', name: 'board', page: () => import('../pages/console/board.vue'), roles: watchers, nav: 5 },
  { path: '/wall', name: 'wall', page: () => import('../pages/wall/wall.vue'), roles: watchers, bare: true },
  { path: '/plan', name: 'plan', page: () => import('../pages/console/plan.vue'), roles: ['dispatcher'], nav: 5 },
  { path: '/supervision', name: 'supervision', page: () => import('../pages/console/supervision.vue'), roles: ['supervisor'], nav: 5 },
  { path: '/todo', name: 'todo', page: () => import('../pages/phone/todo.vue'), roles: [...doers, ...watchers], nav: 1 },
  { path: '/market', name: 'market', page: () => import('../pages/phone/market.vue'), roles: ['team_leader'], nav: 2 },
  { path: '/post', name: 'post', page: () => import('../pages/phone/post.vue'), roles: ['resident', 'grid_worker'], nav: 2 },
  { path: '/mine', name: 'mine', page: () => import('../pages/phone/mine.vue'), roles: ['resident', 'grid_worker'], nav: 3 },
  { path: '/hours', name: 'hours', page: () => import('../pages/phone/hours.vue'), nav: 3, navFor: ['volunteer', 'team_leader'] },
  { path: '/held', name: 'held', page: () => import('../pages/console/held.vue'), roles: ['supervisor'], nav: 3 },
  { path: '/notices', name: 'notices', page: () => import('../pages/phone/notices.vue'), nav: 4 },
  { path: '/accesses', name: 'accesses', page: () => import('../pages/console/accesses.vue'), roles: auditors, nav: 5 },
  { path: '/hours-figures', name: 'figures', page: () => import('../pages/console/hours-figures.vue'), roles: counters, nav: 6 },
  { path: '/certificates', name: 'certificates', page: () => import('../pages/console/certificates.vue'), roles: counters, nav: 6, navFor: ['supervisor'] },
  { path: '/area', name: 'area', page: () => import('../pages/phone/area.vue'), roles: officers, nav: 4 },
  { path: '/role', name: 'role', page: () => import('../pages/phone/role.vue') },
  { path: '/me', name: 'me', page: () => import('../pages/phone/me.vue'), nav: 1 },
  { path: '/volunteer', name: 'volunteer', page: () => import('../pages/phone/volunteer.vue') },
  { path: '/requests', name: 'requests', page: () => import('../pages/phone/requests.vue'), roles: ['team_leader', 'admin'] },
  { path: '/levels', name: 'levels', page: () => import('../pages/phone/levels.vue') },
  { path: '/roll/:team', name: 'roll', page: () => import('../pages/phone/roll.vue'), roles: ['team_leader', ...counters] },
  { path: '/orders/:id', name: 'order', page: () => import('../pages/phone/order.vue') },
  { path: '/welcome', name: 'welcome', page: () => import('../pages/public/welcome.vue'), open: true },
  { path: '/showcase', name: 'showcase', page: () => import('../pages/public/showcase.vue'), open: true },
  { path: '/figures', name: 'open-figures', page: () => import('../pages/public/figures.vue'), open: true },
  { path: '/check/:no?', name: 'check', page: () => import('../pages/public/certificate.vue'), open: true },
  { path: '/sign-in', name: 'sign-in', page: () => import('../pages/public/sign-in.vue'), open: true },
]

/** The pages a person with these roles finds in the navigation: at most `limit`, in the order of the table. */
export function navigationFor(has: (...roles: Role[]) => boolean, limit: number): PageRow[] {
  const own = pages.filter(({ nav, roles, navFor = roles }) => nav !== undefined && (!navFor || has(...navFor)))
  const kept = new Set([...own].sort((a, b) => a.nav! - b.nav!).slice(0, limit))
  return own.filter((page) => kept.has(page))
}

/** The key of the word a page goes by for this person: who posts for others has no needs there, who only watches nothing to do. */
export function wordOf(name: string, has: (...roles: Role[]) => boolean): string {
  if ((name === 'post' || name === 'mine') && has('grid_worker') && !has('resident')) return `${name}ForOthers`
  return name === 'todo' && !has(...doers) ? 'orders' : name
}
