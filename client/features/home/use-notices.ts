import type { Notice } from '@contract/live.ts'
import { getNotices } from '../../lib/api.ts'
import { onNotice } from '../../lib/live.ts'
import { useRead } from '../../lib/read.ts'

const shown = 5

/** The latest notices; one that arrives joins on top. */
export function useNotices() {
  const { value: notices, problem, load } = useRead<Notice[]>(async () => (await getNotices()).items)
  onNotice((notice) => {
    const others = (notices.value ?? []).filter(({ id }) => id !== notice.id)
    notices.value = [notice, ...others].slice(0, shown)
  })
  return { notices, problem, load }
}
