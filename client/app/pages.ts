import type { Role } from '@contract/flow.ts'
import type { Component } from 'vue'

export type PageRow = {
  path: string
  name: string
  page: () => Promise<Component>
  /** Who may open it; nobody named = everyone signed in. */
  roles?: Role[]
  /** In the navigation with this icon; the lower the rank, the sooner it gets a place on a phone. */
  nav?: { icon: string; rank: number }
  open?: true
}

const workers: Role[] = ['grid_worker', 'village_clerk', 'town_officer', 'dispatcher', 'supervisor', 'team_leader', 'volunteer', 'admin']

// Path, page, roles: the whole map of the client.
export const pages: PageRow[] = [
  { path: '/', name: 'home', page: () => import('../pages/phone/home.vue'), nav: { icon: 'wap-home-o', rank: 0 } },
  { path: '/board', name: 'board', page: () => import('../pages/console/board.vue'), roles: ['dispatcher', 'supervisor', 'admin'], nav: { icon: 'chart-trending-o', rank: 2 } },
  { path: '/todo', name: 'todo', page: () => import('../pages/phone/todo.vue'), roles: workers, nav: { icon: 'todo-list-o', rank: 1 } },
  { path: '/post', name: 'post', page: () => import('../pages/phone/post.vue'), roles: ['resident', 'grid_worker'], nav: { icon: 'add-o', rank: 2 } },
  { path: '/mine', name: 'mine', page: () => import('../pages/phone/mine.vue'), roles: ['resident', 'grid_worker'], nav: { icon: 'orders-o', rank: 3 } },
  { path: '/hours', name: 'hours', page: () => import('../pages/phone/hours.vue'), roles: ['volunteer', 'team_leader'], nav: { icon: 'medal-o', rank: 3 } },
  { path: '/me', name: 'me', page: () => import('../pages/phone/me.vue'), nav: { icon: 'user-o', rank: 1 } },
  { path: '/orders/:id', name: 'order', page: () => import('../pages/phone/order.vue') },
  { path: '/sign-in', name: 'sign-in', page: () => import('../pages/public/sign-in.vue'), open: true },
]

/** The pages a person with these roles finds in the navigation: at most `limit`, in the order of the table. */
export function navigationFor(has: (...roles: Role[]) => boolean, limit: number): PageRow[] {
  const own = pages.filter(({ nav, roles }) => nav && (!roles || has(...roles)))
  const kept = new Set([...own].sort((a, b) => a.nav!.rank - b.nav!.rank).slice(0, limit))
  return own.filter((page) => kept.has(page))
}
