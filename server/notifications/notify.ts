import { isDuplicate } from '../db/duplicate.ts'
import { newId } from '../db/new-id.ts'
import type { LoggedEvent } from '../events/event.model.ts'
import { audiences } from './audiences.ts'
import { NoticeModel, type NoticeRecord } from './notice.model.ts'
import { noticeRules } from './notice-rules.ts'

const wordsOf = ({ card, record }: LoggedEvent) => ({
  title: card.title,
  teams: record.concerned.teams
    .filter(({ state }) => state === 'accepted')
    .map(({ name }) => name)
    .join('、'),
  reason: record.input.reason ?? '',
  stars: String(record.input.stars ?? ''),
})

const noticesOf = async (event: LoggedEvent): Promise<NoticeRecord[]> => {
  const notices = new Map<string, NoticeRecord>()
  const { from, to: reached } = event.record
  for (const { to, onArrival } of noticeRules[event.record.event] ?? []) {
    if (onArrival && from === reached) continue
    for (const person of await audiences[to](event)) {
      if (person === event.record.by.id || notices.has(person)) continue
      notices.set(person, {
        _id: newId(),
        county: event.county,
        person,
        event: event._id,
        kind: `${event.record.event}/${to}`,
        order: event.order,
        words: wordsOf(event),
        at: event.at,
        readAt: null,
      })
    }
  }
  return [...notices.values()]
}

/** A subscriber that writes each person's notice of an event, once. */
export const notify = async (events: LoggedEvent[]) => {
  const notices = (await Promise.all(events.map(noticesOf))).flat()
  if (notices.length === 0) return
  await NoticeModel.collection.insertMany(notices as never[], { ordered: false }).catch((error: unknown) => {
    if (!isDuplicate(error)) throw error
  })
}
