import type { Page } from '@contract/orders.ts'
import type { QualificationRequest, Requests, VolunteerRequest } from '@contract/volunteers.ts'
import { computed, onMounted } from 'vue'
import { onBack, onNotice } from '../../lib/live.ts'
import { usePaged } from '../../lib/paged.ts'
import { getRequests, getWaiting } from './calls.ts'

type Person = { id: string; requests: VolunteerRequest[]; qualifications: QualificationRequest[] }

/** A page is so many people; what each of them waits for stays together, in the page's order. */
function byPerson({ items, qualifications, nextCursor }: Requests): Page<Person> {
  const people = new Map<string, Person>()
  const of = (id: string): Person => people.get(id) ?? people.set(id, { id, requests: [], qualifications: [] }).get(id)!
  for (const request of items) of(request.person.id).requests.push(request)
  for (const brought of qualifications) of(brought.person.id).qualifications.push(brought)
  return { items: [...people.values()], nextCursor }
}

/** What waits for one team's leader; without a team, for the county's administrators. Read anew, as far as it was shown, when something about it is told. */
export function useRequests(team: string | null) {
  const paged = usePaged<Person>(async (cursor, limit) => {
    const paging = { limit, cursor }
    return byPerson(await (team ? getRequests(team, paging) : getWaiting(paging)))
  })
  const { items, load } = paged
  onMounted(load)
  onNotice(({ kind }) => void (/^(team|volunteer|qualification)\./.test(kind) && load()))
  onBack(load)
  const requests = computed(() => items.value?.flatMap((person) => person.requests) ?? [])
  const qualifications = computed(() => items.value?.flatMap((person) => person.qualifications) ?? [])
  return { ...paged, requests, qualifications }
}
