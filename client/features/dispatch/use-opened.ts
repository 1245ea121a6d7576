import { computed, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'

/** The order open beside the board or the plan. It stands in the address, so that the way back closes it first and a reload keeps it. */
export function useOpened() {
  const route = useRoute()
  const router = useRouter()
  const opened = computed(() => (typeof route.query['order'] === 'string' ? route.query['order'] : null))

  let leaving: string | null = null
  watch(opened, () => (leaving = null))

  function open(order: string): void {
    if (order === opened.value) return
    const to = { query: { ...route.query, order } }
    void (opened.value ? router.replace(to) : router.push(to))
  }

  function close(): void {
    // The way back takes a moment; asked for twice, it would leave the page.
    if (leaving === opened.value) return
    leaving = opened.value
    const { order: _, ...query } = route.query
    const before: unknown = window.history.state?.back
    if (before === router.resolve({ path: route.path, query }).fullPath) router.back()
    else void router.replace({ query })
  }

  return { opened, open, close }
}
