import type { HeldEntry } from '@contract/people.ts'
import { onMounted, ref, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { usePaged } from '../../lib/paged.ts'
import type { Problem } from '../../lib/problem.ts'
import { serviceTime } from '../../lib/format.ts'
import { useHeldCount } from './held-count.ts'
import { getWaiting, type WaitingState } from './hours-api.ts'

export type Decision = 'confirm' | 'void' | 'leave' | 'reverse' | 'giveBack'
type Note = { tone: 'done' | 'near'; text: string }

/** What waits for the supervisor, held or asked to be corrected, oldest first. What was decided leaves the list and is said in a note; what somebody else decided, too. */
export function useHeld(state: WaitingState) {
  const { t } = useI18n()
  const held = useHeldCount()
  const note = ref<Note | null>(null)
  const paged = usePaged<HeldEntry>((cursor, limit) => getWaiting({ state, limit, cursor }))
  const { items, load } = paged

  function decided({ id, volunteer, minutes, service }: HeldEntry, decision: Decision): void {
    items.value = items.value?.filter((entry) => entry.id !== id) ?? null
    note.value = { tone: 'done', text: t(`held.done.${decision}`, { name: volunteer.name, activity: service.activity, span: serviceTime(minutes) }) }
    held.refresh()
  }

  function overtaken({ volunteer, service }: HeldEntry, problem: Problem): void {
    note.value = { tone: 'near', text: t('held.overtaken', { name: volunteer.name, activity: service.activity, why: problem.message }) }
    held.refresh()
    void load()
  }

  onMounted(load)
  // What is held meanwhile joins at the end, where nobody is pressing.
  watch(() => held.count, load)

  return { note, decided, overtaken, ...paged }
}
