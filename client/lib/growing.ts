import { computed, onScopeDispose, ref, watch } from 'vue'

const SCREENFUL = 4

/** As much of a list as fits a screen at first, then one more after the other: a phone that draws a whole list at once answers nobody meanwhile. */
export function useGrowing<T>(all: () => T[]) {
  const count = ref(SCREENFUL)
  let timer: ReturnType<typeof setTimeout> | undefined

  function grow(): void {
    timer = undefined
    if (count.value >= all().length) return
    count.value++
    timer = setTimeout(grow)
  }

  watch(
    () => all().length,
    () => (timer ??= setTimeout(grow)),
    { immediate: true },
  )
  onScopeDispose(() => clearTimeout(timer))
  return computed(() => all().slice(0, count.value))
}
