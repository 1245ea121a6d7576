import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { now } from '../../lib/clock.ts'
import type { Query } from '../../lib/http.ts'
import { spanAt, spanNames } from './spans.ts'

// What is chosen stands in the address: a reload, a link and the way back show the same.

export const lists = ['overdue', 'near', 'urged', 'complaint', 'held', 'all', 'scores'] as const
export const complaints = ['complaint', 'poor', 'unsolved', 'reopened'] as const
const names = ['list', 'kind', 'town', 'village', 'category', 'took', 'only', 'by', 'span', 'from', 'to'] as const
type Name = (typeof names)[number]

/** The list a supervisor looks at, what narrows it, and the questions to the server that this comes to. */
export function useChoice() {
  const route = useRoute()
  const router = useRouter()
  const chosen = (name: Name) =>
    computed({
      get: () => (typeof route.query[name] === 'string' ? route.query[name] : ''),
      set: (value: string) => void router.push({ query: { ...route.query, [name]: value || undefined } }),
    })
  const all = Object.fromEntries(names.map((name) => [name, chosen(name)])) as Record<Name, ReturnType<typeof chosen>>
  const { kind, town, village, category, took, only, from, to } = all
  const list = computed(() => lists.find((name) => name === all.list.value) ?? 'overdue')
  const complaint = computed({ get: () => complaints.find((one) => one === kind.value) ?? 'complaint', set: (value) => (kind.value = value) })
  // Scorecards are of a span; the other lists of any time until one is chosen.
  const spans = computed(() => spanNames.filter((name) => list.value !== 'scores' || name !== 'all'))
  const span = computed({ get: () => spans.value.find((name) => name === all.span.value) ?? spans.value[0]!, set: (value) => (all.span.value = value) })
  const times = computed(() => spanAt(span.value, { from: from.value, to: to.value }, now.value))
  const concern = computed(() => (list.value === 'complaint' ? complaint.value : list.value === 'all' ? only.value || undefined : list.value))

  const query = computed<Query>(() => ({
    box: 'scope',
    ...(list.value === 'overdue' ? { overdue: 'true' } : { concern: concern.value }),
    unit: village.value || town.value || undefined,
    category: category.value || undefined,
    took: took.value || undefined,
    ...times.value,
  }))
  const scores = computed<Query>(() =>
    all.by.value === 'team'
      ? { by: 'team', ...times.value }
      : town.value
        ? { by: 'village', unit: town.value, ...times.value }
        : { by: 'town', ...times.value },
  )
  const isNarrowed = computed(() => [town, village, category, took, only].some(({ value }) => value !== '') || span.value !== spans.value[0])
  const clear = () => router.push({ query: { list: list.value } })

  return { ...all, list, complaint, span, spans, query, scores, isNarrowed, clear }
}
