import type { Role } from '@contract/flow.ts'
import { computed, ref, watch, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRouter } from 'vue-router'
import { toast } from '../../ui/toast.ts'
import type { BoardRow } from './board-columns.ts'
import { useShortcuts } from './board-shortcuts.ts'
import type { Intent } from './intent.ts'
import { switchSound } from './use-alarm.ts'
import type { useBoardFocus } from './use-board-focus.ts'
import type { useOpened } from './use-opened.ts'

type Parts = {
  rowOf: (id: string) => BoardRow | undefined
  drawer: ReturnType<typeof useOpened>
  focus: ReturnType<typeof useBoardFocus>
  bar: Ref<{ search: () => void; filter: () => void } | undefined>
  map: Ref<boolean>
  has: (...roles: Role[]) => boolean
}

/** What a dispatcher does at the board by keys alone. */
export function useDesk({ rowOf, drawer, focus, bar, map, has }: Parts) {
  const { t } = useI18n()
  const router = useRouter()
  const explains = ref(false)
  const wanted = ref<{ order: string; how: Intent } | null>(null)
  const intent = computed(() => (wanted.value?.order === drawer.opened.value ? (wanted.value?.how ?? null) : null))
  const went = () => (wanted.value = null)
  watch(drawer.opened, (id) => id !== wanted.value?.order && went())

  /** Opens the order that is meant, where its teams or the market are to be chosen; says so where that cannot be. */
  function dispatch(how: Intent): void {
    const isAtCard = document.activeElement?.hasAttribute('data-order')
    const id = isAtCard ? focus.current.value : (drawer.opened.value ?? focus.current.value)
    const row = id ? rowOf(id) : undefined
    if (!has('dispatcher')) return toast(t('board.notYours'))
    if (!id || !row) return
    if (row.status !== 'claimed') return toast(t('board.notNow', { title: row.title }))
    wanted.value = { order: id, how }
    drawer.open(id)
  }

  const { move } = focus
  useShortcuts({
    down: () => move('down'),
    up: () => move('up'),
    left: () => move('left'),
    right: () => move('right'),
    first: () => move('first'),
    last: () => move('last'),
    close: () => drawer.opened.value && drawer.close(),
    dispatch: () => dispatch('dispatch'),
    market: () => dispatch('market'),
    plan: () => has('dispatcher') && void router.push('/plan'),
    search: () => bar.value?.search(),
    filter: () => bar.value?.filter(),
    map: () => (map.value = !map.value),
    wall: () => has('dispatcher', 'supervisor') && void window.open('/wall', '_blank', 'noopener'),
    sound: switchSound,
    help: () => (explains.value = true),
  })

  return { explains, intent, went }
}
