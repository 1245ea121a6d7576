import type { Role } from '@contract/flow.ts'
import type { Me } from '@contract/people.ts'
import { computed, ref, type Ref } from 'vue'

const PLACE = 'liudan.role'

/** Which of a person's roles this device shows the work of; it takes away no right. Remembered for the person who chose last. */
export function useRoleChoice(me: Ref<Me | null>) {
  const kept = ref(localStorage.getItem(PLACE) ?? '')
  const mark = (role: string) => `${me.value?.person.id} ${role}`
  const held = computed(() => [...new Set(me.value?.person.roles.map(({ role }) => role))])
  /** Null while all of them are shown. */
  const role = computed(() => held.value.find((one) => kept.value === mark(one) && held.value.length > 1) ?? null)
  const shown = computed(() => new Set(role.value ? [role.value] : held.value))
  const isUndecided = computed(() => held.value.length > 1 && !kept.value.startsWith(mark('')))
  // Whether the work of one of these roles is shown, and whether this person holds one, shown or not.
  const has = (...wanted: Role[]) => wanted.some((one) => shown.value.has(one))
  const may = (...wanted: Role[]) => wanted.some((one) => held.value.includes(one))

  function choose(wanted: Role | null): void {
    kept.value = mark(wanted ?? 'all')
    localStorage.setItem(PLACE, kept.value)
  }

  return { held, role, isUndecided, has, may, choose }
}
