import { onBeforeUnmount, onMounted, type Ref } from 'vue'

/** While the calling component lives: when the part of it that had the focus is taken away, the whole has it, and the keyboard goes on from there. */
export function useKeptFocus(whole: Ref<HTMLElement | undefined>): void {
  let last: Element | null = null
  const note = (event: FocusEvent) => (last = event.target as Element)
  const observer = new MutationObserver(() => {
    if (last && !last.isConnected && document.activeElement === document.body) whole.value?.focus({ preventScroll: true })
  })

  onMounted(() => {
    whole.value?.addEventListener('focusin', note)
    observer.observe(whole.value!, { childList: true, subtree: true })
  })
  onBeforeUnmount(() => observer.disconnect())
}
