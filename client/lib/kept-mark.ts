import { ref } from 'vue'

const PLACE = 'liudan.kept'

/** Whether any need is kept on this device: what reads them is fetched only then. */
export const isAnyKept = ref(localStorage.getItem(PLACE) !== null)

/** Notes that what is kept has changed, for the other tabs too; `mark` is another each time, null when nothing is left. */
export function markKept(mark: string | null): void {
  isAnyKept.value = mark !== null
  if (mark) localStorage.setItem(PLACE, mark)
  else localStorage.removeItem(PLACE)
}

/** Calls back when another tab keeps or drops something. */
export function onKeptElsewhere(then: () => void): void {
  window.addEventListener('storage', ({ key, newValue }) => {
    if (key !== PLACE) return
    isAnyKept.value = newValue !== null
    then()
  })
}
