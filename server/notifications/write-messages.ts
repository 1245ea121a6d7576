import { now } from '../clock.ts'
import { config } from '../config.ts'
import type { LoggedEvent } from '../events/event.model.ts'
import { isDuplicate } from '../db/duplicate.ts'
import { newId } from '../db/new-id.ts'
import { findPerson } from '../people/find-people.ts'
import { quietHoursOf, ringsAt } from '../people/quiet-hours.ts'
import type { Person } from '../people/person.ts'
import { MessageModel, type Channel, type Message } from './message.model.ts'
import { findLeadersToAlert } from '../teams/find-teams.ts'
import { sayNotice, type Rule } from './notice-rule.ts'
import type { NoticeRecord } from './notice.model.ts'
import { findReached } from './push-devices.ts'
import { sendSoon } from './send-messages.ts'

// A notice also goes to its person's devices; where there is none, by SMS if its rule says so. In quiet hours they wait, but for emergencies.

/** A notice with the rule and the event it came from. */
export type Said = { notice: NoticeRecord; rule: Rule; event: LoggedEvent }

const isEmergency = (event: LoggedEvent) => event.card.urgency === 'emergency'
const isWorthSms = ({ rule, event }: Pick<Said, 'rule' | 'event'>) => rule.sms === 'always' || (rule.sms === 'emergency' && isEmergency(event))

// What an officer wrote in free words stays in the app: a locked phone shows messages to anyone.
const withoutReason = (text: string) => text.replace(/[：:]\s*\{reason\}\.?/, '')

const messageOf = ({ notice, rule, event }: Said, person: Person, channel: Channel): Message => ({
  _id: newId(),
  event: notice.event,
  person: notice.person,
  channel,
  order: event.order,
  kind: event.record.event,
  text: sayNotice(withoutReason(rule.text[person.language ?? 'zh-CN']), notice.words),
  createdAt: now(),
  sendAt: isEmergency(event) ? now() : ringsAt(now(), quietHoursOf(person)),
  claimedUntil: new Date(0),
  tries: 0,
  sms: isWorthSms({ rule, event }),
  urgent: isEmergency(event),
  reached: [],
})

const isAlerted = async ({ notice, rule, event: { card, record, at } }: Said) =>
  !rule.onDuty || (await findLeadersToAlert(record.concerned.teamsIn ?? [], card.urgency, at)).includes(notice.person)

/** Writes what is to leave the house for these notices, each once however often an event is heard. */
export const writeMessages = async (said: Said[]) => {
  const reached = config.VAPID_PUBLIC_KEY ? await findReached([...new Set(said.map(({ notice }) => notice.person))]) : new Set<string>()
  const worth = said.filter((each) => reached.has(each.notice.person) || isWorthSms(each))
  const alerted = await Promise.all(worth.map(isAlerted))
  const going = worth.filter((_, index) => alerted[index])
  if (going.length === 0) return
  const people = await Promise.all(going.map(({ notice }) => findPerson(notice.person)))
  const messages = people.flatMap((person, index) => (person ? [messageOf(going[index]!, person, reached.has(person._id) ? 'push' : 'sms')] : []))
  if (messages.length === 0) return
  await MessageModel.collection.insertMany(messages as never[], { ordered: false }).catch((error: unknown) => {
    if (!isDuplicate(error)) throw error
  })
  sendSoon()
}
