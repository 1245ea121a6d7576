import { onScopeDispose, ref, type Ref } from 'vue'

/** Whether the window fits the query now, kept up to date while the caller lives. */
export function useMediaQuery(query: string): Ref<boolean> {
  const media = matchMedia(query)
  const fits = ref(media.matches)
  const update = () => (fits.value = media.matches)
  media.addEventListener('change', update)
  onScopeDispose(() => media.removeEventListener('change', update))
  return fits
}
