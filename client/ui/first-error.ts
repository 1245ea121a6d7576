import { computed, nextTick, onBeforeUnmount, onMounted, useId, watch, type Ref } from 'vue'

/**
 * Ties what is said against a field to its frame `at`, and brings the keyboard there where it is the first refused one of its form: when it is
 * refused, and at every further try. `refused` belongs on the frame, `said` is the id of what is said.
 */
export function useFirstError(at: Readonly<Ref<HTMLElement | null>>, error: () => string | undefined) {
  const said = `${useId()}-error`
  const refused = computed(() => (error() ? { 'data-refused': '', 'aria-describedby': said } : {}))
  let form: HTMLFormElement | null | undefined

  async function goThere(): Promise<void> {
    await nextTick()
    if (!error() || !form || form.querySelector('[data-refused]') !== at.value) return
    at.value?.querySelector<HTMLElement>('input, select, textarea, button')?.focus()
  }

  onMounted(() => {
    form = at.value?.closest('form')
    form?.addEventListener('submit', goThere)
  })
  onBeforeUnmount(() => form?.removeEventListener('submit', goThere))
  watch(error, (now) => now && void goThere())
  return { said, refused }
}
