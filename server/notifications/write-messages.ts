import type { ClientSession } from 'mongoose'
import { now } from '../clock.ts'
import { config } from '../config.ts'
import { isDuplicate } from '../db/duplicate.ts'
import { newId } from '../db/new-id.ts'
import type { Words } from '../orders/order-words.ts'
import { findPerson } from '../people/find-people.ts'
import { quietHoursOf, ringsAt } from '../people/quiet-hours.ts'
import type { Person } from '../people/person.ts'
import { MessageModel, type Channel, type Message } from './message.model.ts'
import { sayNotice } from './notice-rule.ts'
import type { NoticeRecord } from './notice.model.ts'
import { findReached } from './push-devices.ts'
import { sendSoon } from './send-messages.ts'

// A notice also goes to its person's devices; where there is none, by SMS if it is worth one. In quiet hours they wait, but for emergencies.

/** A notice with what a device is told of it: `filled` are the words for the text, `kind` is what happened. */
export type Outgoing = { notice: NoticeRecord; text: Words; filled: Record<string, string>; kind: string; sms: boolean; urgent: boolean }

// What an officer wrote in free words, or why hours are held, stays in the app: a locked phone shows messages to anyone.
const withoutReason = (text: string) => text.replace(/[：:]\s*\{reason(En)?\}/, '')

const messageOf = ({ notice, text, filled, kind, sms, urgent }: Outgoing, person: Person, channel: Channel): Message => ({
  _id: newId(),
  county: notice.county,
  event: notice.event,
  person: notice.person,
  channel,
  ...(notice.order && { order: notice.order }),
  kind,
  text: sayNotice(withoutReason(text[person.language ?? 'zh-CN']), filled),
  createdAt: now(),
  sendAt: urgent ? now() : ringsAt(now(), quietHoursOf(person)),
  claimedUntil: new Date(0),
  tries: 0,
  sms,
  urgent,
  reached: [],
})

const messagesOf = async (outgoing: Outgoing[]): Promise<Message[]> => {
  const reached = config.VAPID_PUBLIC_KEY ? await findReached([...new Set(outgoing.map(({ notice }) => notice.person))]) : new Set<string>()
  const going = outgoing.filter(({ notice, sms }) => reached.has(notice.person) || sms)
  const people = await Promise.all(going.map(({ notice }) => findPerson(notice.person)))
  return people.flatMap((person, index) => (person ? [messageOf(going[index]!, person, reached.has(person._id) ? 'push' : 'sms')] : []))
}

/** Writes what is to leave the house for these notices, each once however often an event is heard. */
export const writeMessages = async (outgoing: Outgoing[]) => {
  const messages = await messagesOf(outgoing)
  if (messages.length === 0) return
  await MessageModel.collection.insertMany(messages as never[], { ordered: false }).catch((error: unknown) => {
    if (!isDuplicate(error)) throw error
  })
  sendSoon()
}

/** The same in the transaction that writes the notices: what leaves the house does so when that has ended, and not at all when it came to nothing. */
export const writeMessagesIn = async (outgoing: Outgoing[], session: ClientSession) => {
  const messages = await messagesOf(outgoing)
  if (messages.length === 0) return
  await MessageModel.collection.insertMany(messages as never[], { session })
  session.off('ended', sendSoon).once('ended', sendSoon)
}
