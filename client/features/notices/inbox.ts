import type { Notice } from '@contract/live.ts'
import { defineStore } from 'pinia'
import { computed } from 'vue'
import { getNotices, readNotices } from '../../lib/api.ts'
import { onNotice, onReload } from '../../lib/live.ts'
import { asProblem } from '../../lib/problem.ts'
import { usePaged } from '../../lib/paged.ts'
import { soon } from '../../lib/soon.ts'

const RETRY_MS = 10_000

type Which = { notice: string; order?: never } | { order: string; notice?: never }

/** The notices of the person signed in, newest first, kept true while they are here; one that arrives joins on top. */
export const useInbox = defineStore('inbox', () => {
  const { items, cursor, problem, busy, readAgain: readFirst, more, forget } = usePaged<Notice>(getNotices)
  const unread = computed(() => items.value?.filter(({ read }) => !read).length ?? 0)
  const isCounted = computed(() => cursor.value === null || items.value?.at(-1)?.read !== false)
  /** As it is shown: a hundred are too many to count, and what is not read in yet is not counted. */
  const count = computed(() => (unread.value > 99 ? '99+' : `${unread.value}${isCounted.value ? '' : '+'}`))

  let retry: ReturnType<typeof setTimeout> | undefined

  /** Reads the newest; a reading that failed is tried again. */
  async function readAgain(): Promise<void> {
    clearTimeout(retry)
    await readFirst()
    clearTimeout(retry)
    if (problem.value) retry = setTimeout(() => void readAgain(), RETRY_MS)
  }

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
    clearTimeout(retry)
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

  onNotice((notice) => {
    if (items.value) items.value = [notice, ...items.value.filter(({ id }) => id !== notice.id)]
  })
  const again = soon(() => items.value && void readAgain())
  onReload(() => (items.value || busy.value) && again())

  return { notices: items, cursor, problem, busy, unread, count, load, more, readAgain, readAll, look, open, close }
})
