import { isDuplicate } from '../db/duplicate.ts'
import { newId } from '../db/new-id.ts'
import type { LoggedEvent } from '../events/event.model.ts'
import { findLeadersToAlert } from '../teams/find-teams.ts'
import { audiences } from './audiences.ts'
import { NoticeModel, type NoticeRecord } from './notice.model.ts'
import { conditions } from './notice-conditions.ts'
import { kindOf, type Rule } from './notice-rule.ts'
import { noticeRules } from './notice-rules.ts'
import { writeMessages, type Outgoing } from './write-messages.ts'

const wordsOf = ({ card, record }: LoggedEvent) => ({
  title: card.title,
  teams: record.concerned.teams
    .filter(({ state }) => state === 'accepted')
    .map(({ name }) => name)
    .join('、'),
  reason: record.input.reason ?? '',
  stars: String(record.input.stars ?? ''),
  original: record.concerned.original ?? '',
})

const noticeOf = (event: LoggedEvent, rule: Rule, person: string): NoticeRecord => ({
  _id: newId(),
  county: event.county,
  person,
  event: event._id,
  kind: kindOf(event.record.event, rule),
  order: event.order,
  words: wordsOf(event),
  at: event.at,
  readAt: null,
})

/** A notice with the rule and the event it came from. */
type Said = { notice: NoticeRecord; rule: Rule; event: LoggedEvent }

/** What an event says to whom: to each person the first rule that fits, and nothing to whoever acted. */
const saidOf = async (event: LoggedEvent): Promise<Said[]> => {
  const said = new Map<string, Said>()
  for (const rule of noticeRules[event.record.event] ?? []) {
    if (rule.when && !conditions[rule.when](event.record)) continue
    for (const person of await audiences[rule.to](event)) {
      if (person !== event.record.by.id && !said.has(person)) said.set(person, { notice: noticeOf(event, rule, person), rule, event })
    }
  }
  return [...said.values()]
}

const isEmergency = ({ card }: LoggedEvent) => card.urgency === 'emergency'

const isAlerted = async ({ notice, rule, event: { county, card, record, at } }: Said) =>
  !rule.onDuty || (await findLeadersToAlert(county, record.concerned.teamsIn ?? [], { urgency: card.urgency, at })).includes(notice.person)

const outgoingOf = ({ notice, rule, event }: Said): Outgoing => ({
  notice,
  text: rule.text,
  filled: notice.words,
  kind: event.record.event,
  sms: rule.sms === 'always' || (rule.sms === 'emergency' && isEmergency(event)),
  urgent: isEmergency(event),
})

/** A subscriber that writes each person's notice of an event, once, and what of it goes to their devices. */
export const notify = async (events: LoggedEvent[]) => {
  const said = (await Promise.all(events.map(saidOf))).flat()
  if (said.length === 0) return
  await NoticeModel.collection.insertMany(said.map(({ notice }) => notice) as never[], { ordered: false }).catch((error: unknown) => {
    if (!isDuplicate(error)) throw error
  })
  const alerted = await Promise.all(said.map(isAlerted))
  await writeMessages(said.filter((_, index) => alerted[index]).map(outgoingOf))
}
