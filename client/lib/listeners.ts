import { onScopeDispose } from 'vue'

/** A kind of news: `on` calls back with each while the calling component lives. */
export function listeners<T>() {
  const all = new Set<(heard: T) => void>()

  function on(then: (heard: T) => void): void {
    all.add(then)
    onScopeDispose(() => all.delete(then))
  }

  return { on, tell: (heard: T) => all.forEach((then) => then(heard)) }
}
