import { ref, watch } from 'vue'
import { useRoute } from 'vue-router'

const PLACE = 'liudan.wall-theme'
export type Theme = 'dark' | 'light'
const asTheme = (said: unknown): Theme | undefined => (said === 'light' || said === 'dark' ? said : undefined)

/** The wall's theme: as the address says, else as last time on this device, else dark; remembered. */
export function useTheme() {
  const route = useRoute()
  const theme = ref<Theme>(asTheme(route.query['theme']) ?? asTheme(localStorage.getItem(PLACE)) ?? 'dark')
  watch(
    () => asTheme(route.query['theme']),
    (said) => (theme.value = said ?? theme.value),
  )
  watch(theme, (now) => localStorage.setItem(PLACE, now), { immediate: true })
  return theme
}
