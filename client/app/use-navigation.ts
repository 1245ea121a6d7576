import { computed } from 'vue'
import { useMediaQuery } from '../ui/media.ts'
import { navigationFor } from './pages.ts'
import { useSession } from './session.ts'

/** What the navigation shows to the person signed in, on a window of this width. */
export function useNavigation() {
  const session = useSession()
  const isDesk = useMediaQuery('(min-width: 1024px)')
  return computed(() => navigationFor(session.has, isDesk.value ? 10 : 5))
}
