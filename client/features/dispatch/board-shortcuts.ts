import { onMounted, onScopeDispose, ref } from 'vue'

// Every key of the board, once: what listens and what explains are drawn from it.

export type ShortcutName =
  | 'down'
  | 'up'
  | 'left'
  | 'right'
  | 'first'
  | 'last'
  | 'open'
  | 'close'
  | 'dispatch'
  | 'market'
  | 'plan'
  | 'search'
  | 'filter'
  | 'map'
  | 'wall'
  | 'sound'
  | 'help'

/** `native`: the browser does it by itself on a button; it is only explained. `onCards`: only while no other thing has the focus. */
export type Shortcut = { name: ShortcutName; keys: string[]; native?: true; onCards?: true }

export const shortcuts: Shortcut[] = [
  { name: 'down', keys: ['j'] },
  { name: 'down', keys: ['ArrowDown'], onCards: true },
  { name: 'up', keys: ['k'] },
  { name: 'up', keys: ['ArrowUp'], onCards: true },
  { name: 'left', keys: ['h'] },
  { name: 'left', keys: ['ArrowLeft'], onCards: true },
  { name: 'right', keys: ['l'] },
  { name: 'right', keys: ['ArrowRight'], onCards: true },
  { name: 'first', keys: ['Home'], onCards: true },
  { name: 'last', keys: ['End'], onCards: true },
  { name: 'open', keys: ['Enter'], native: true },
  { name: 'close', keys: ['Escape'] },
  { name: 'dispatch', keys: ['d'] },
  { name: 'market', keys: ['m'] },
  { name: 'plan', keys: ['p'] },
  { name: 'search', keys: ['/'] },
  { name: 'filter', keys: ['f'] },
  { name: 'map', keys: ['g'] },
  { name: 'wall', keys: ['w'] },
  { name: 'sound', keys: ['s'] },
  { name: 'help', keys: ['?'] },
]

const PLACE = 'liudan.shortcuts'
/** Whether single letters act; who dictates to the machine turns them off. Remembered on this device. */
export const lettersAct = ref(localStorage.getItem(PLACE) !== 'off')

export function letLettersAct(act: boolean): void {
  lettersAct.value = act
  localStorage.setItem(PLACE, act ? 'on' : 'off')
}

const isTyping = (at: Element) => at.closest('textarea, select, [contenteditable], input:not([type=checkbox], [type=radio])') !== null
const isCard = (at: Element) => at === document.body || at.matches('[data-order], #content')

function meant({ key, target }: KeyboardEvent): Shortcut | undefined {
  const at = target as Element
  if (isTyping(at) || document.querySelector('dialog[open]')) return undefined
  const wanted = key.length === 1 ? key.toLowerCase() : key
  const found = shortcuts.find(({ keys, native }) => !native && keys.includes(wanted))
  if (!found || (found.onCards && !isCard(at))) return undefined
  return wanted.length > 1 || lettersAct.value || wanted === '?' ? found : undefined
}

/** Listens to the keys while the calling component lives; what is typed into a field is never one. */
export function useShortcuts(acts: Partial<Record<ShortcutName, () => void>>): void {
  function press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.defaultPrevented) return
    const act = acts[meant(event)?.name ?? 'open']
    if (!act) return
    event.preventDefault()
    act()
  }

  onMounted(() => window.addEventListener('keydown', press))
  onScopeDispose(() => window.removeEventListener('keydown', press))
}
