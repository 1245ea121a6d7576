import { inject, onScopeDispose, provide, type InjectionKey } from 'vue'
import type { Problem } from './problem.ts'

/** Reads again, keeping what is shown until the answer is here; answers why it could not be read. */
export type Refresh = () => Promise<Problem | null>

const KEY: InjectionKey<Set<Refresh>> = Symbol('what a page reads')

/** For a page: reads again all that is on it, and answers the first problem. */
export function useRefreshing(): Refresh {
  const all = new Set<Refresh>()
  provide(KEY, all)
  return async () => (await Promise.all([...all].map((refresh) => refresh()))).find(Boolean) ?? null
}

/** For what reads: is read again with its page, where that can be refreshed. */
export function onRefresh(refresh: Refresh): void {
  const all = inject(KEY, null)
  all?.add(refresh)
  onScopeDispose(() => all?.delete(refresh))
}
