import type { Notice } from '@contract/live.ts'
import { defineStore } from 'pinia'
import { computed, type Ref } from 'vue'
import { getNotices, readNotices } from '../../lib/api.ts'
import { onBack, onNotice, onReload } from '../../lib/live.ts'
import { asProblem, type Problem } from '../../lib/problem.ts'
import { usePaged } from '../../lib/paged.ts'
import { soon } from '../../lib/soon.ts'

const RETRY_MS = 10_000

type Which = { notice: string; order?: never } | { order: string; notice?: never }

/** Reads, and where that failed, again by itself until it did not. */
function untilRead(read: () => Promise<void>, problem: Ref<Problem | null>) {
  let retry: ReturnType<typeof setTimeout> | undefined
  const stop = () => clearTimeout(retry)

  async function readAgain(): Promise<void> {
    stop()
    await read()
    stop()
    if (problem.value) retry = setTimeout(() => void readAgain(), RETRY_MS)
  }

  return { readAgain, stop }
}

/** The notices of the person signed in, newest first, kept true while they are here; one that arrives joins on top. */
export const useInbox = defineStore('inbox', () => {
  const { items, cursor, problem, busy, readAgain: readFirst, more, forget } = usePaged<Notice>(getNotices)
  const unread = computed(() => items.value?.filter(({ read }) => !read).length ?? 0)
  const isCounted = computed(() => cursor.value === null || items.value?.at(-1)?.read !== false)
  /** As it is shown: a hundred are too many to count, and what is not read in yet is not counted. */
  const count = computed(() => (unread.value > 99 ? '99+' : `${unread.value}${isCounted.value ? '' : '+'}`))

  const { readAgain, stop } = untilRead(readFirst, problem)

  /** Asked for by hand: what went wrong before goes at once. */
  function load(): Promise<void> {
    problem.value = null
    return readAgain()
  }

  /** Reads them where they are not here yet. */
  async function open(): Promise<void> {
    if (!items.value && !busy.value) await readAgain()
  }

  function close(): void {
    stop()
    forget()
  }

  async function readAll(): Promise<void> {
    await readNotices()
    items.value = items.value?.map((notice) => ({ ...notice, read: true })) ?? null
  }

  const isMeant = ({ id, orderId, read }: Notice, { notice, order }: Which) => !read && (notice ? id === notice : orderId === order)

  /** Marks what was looked at; should the server not hear of it, it is unread again with the next reading. */
  async function look(which: Which): Promise<void> {
    if (!items.value?.some((one) => isMeant(one, which))) return
    items.value = items.value.map((one) => (isMeant(one, which) ? { ...one, read: true } : one))
    await readNotices(which).catch(asProblem)
  }

  const again = soon(() => items.value && void readAgain())
  onNotice((notice) => {
    if (items.value) items.value = [notice, ...items.value.filter(({ id }) => id !== notice.id)]
    // The answer under way may be from before it.
    if (busy.value) again()
  })
  onBack(again)
  onReload(() => (items.value || busy.value) && again())

  return { notices: items, cursor, problem, busy, unread, count, load, more, readAgain, readAll, look, open, close }
})
