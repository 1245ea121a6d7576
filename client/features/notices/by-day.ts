import type { Notice } from '@contract/live.ts'
import { day } from '../../lib/format.ts'
import { words } from '../../lib/language.ts'

const DAY_MS = 86_400_000

type DayOfNotices = { name: string; notices: Notice[] }

/** Notices under the names of their days in the county's time, the latest first: today, yesterday, then dates. */
export function byDay(notices: Notice[], nowMs: number): DayOfNotices[] {
  const near = new Map([
    [day(nowMs), words('inbox.today')],
    [day(nowMs - DAY_MS), words('inbox.yesterday')],
  ])
  const days = new Map<string, Notice[]>()
  const latestFirst = notices.toSorted((a, b) => (a.at < b.at ? 1 : -1))
  for (const notice of latestFirst) days.set(day(notice.at), [...(days.get(day(notice.at)) ?? []), notice])
  return [...days].map(([name, own]) => ({ name: near.get(name) ?? name, notices: own }))
}
