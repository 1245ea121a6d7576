import { onScopeDispose, ref, watch } from 'vue'

/** How many of `all` parts of a page are drawn: one more with each frame. A phone that draws everything at once answers nobody meanwhile. */
export function useTurns(all: () => number) {
  const count = ref(1)
  let frame = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  function grow(): void {
    timer = undefined
    if (count.value >= all()) return
    count.value++
    wait()
  }

  /** After the frame, so that what it drew has been seen; a page that nobody sees gets no frames. */
  function wait(): void {
    const next = () => (timer = setTimeout(grow))
    if (document.hidden) next()
    else frame = requestAnimationFrame(next)
  }

  watch(all, () => (cancelAnimationFrame(frame), clearTimeout(timer), wait()), { immediate: true })
  onScopeDispose(() => (cancelAnimationFrame(frame), clearTimeout(timer)))
  return count
}
