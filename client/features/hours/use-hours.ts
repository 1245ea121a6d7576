import type { Hours, HoursEntry } from '@contract/people.ts'
import { ref, shallowRef, watch } from 'vue'
import { now } from '../../lib/clock.ts'
import { onBack, onNotice, onReload } from '../../lib/live.ts'
import { usePaged } from '../../lib/paged.ts'
import { getMyHours, type HoursFilters } from './hours-api.ts'
import { spanOf, type SpanName } from './spans.ts'

const MOST = 200

/** One's own sums, and the entries of a span and a team page by page; read again, as far as they were shown, when something came of them. */
export function useHours() {
  const span = ref<SpanName>('all')
  const team = ref('')
  const sums = shallowRef<Hours | null>(null)
  const filters = (): HoursFilters => ({ ...spanOf(span.value, now.value), ...(team.value && { team: team.value }) })

  const ask = async (cursor: string | undefined, limit: number) => {
    const hours = await getMyHours({ ...filters(), cursor, limit })
    return { items: hours.entries, nextCursor: hours.nextCursor, hours }
  }
  const paged = usePaged<HoursEntry, Awaited<ReturnType<typeof ask>>>(ask, ({ hours }) => (sums.value = hours), MOST)

  watch([span, team], () => {
    paged.forget()
    void paged.load()
  })
  // Minutes are written after the rating; the notice that says so is the sign to read again.
  onNotice(paged.load)
  onReload(paged.load)
  onBack(paged.load)

  return { span, team, sums, filters, ...paged }
}
