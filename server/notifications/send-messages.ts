import { setTimeout as sleep } from 'node:timers/promises'
import { now } from '../clock.ts'
import { fromNow, isNotBetween } from '../db/database-clock.ts'
import { forEachRow } from '../db/for-each-row.ts'
import { log } from '../http/request-log.ts'
import { findPerson } from '../people/find-people.ts'
import { quietHoursOf, ringsAt } from '../people/quiet-hours.ts'
import { MessageModel, type Message } from './message.model.ts'
import { senders } from './senders.ts'

// Messages that are due are taken one by one, by whichever server comes first, and sent at least once: a server that dies holding one leaves it
// to the others after a minute. They are found in all counties and taken in their own.

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs
const claimMs = minuteMs
const longestPauseMs = 60 * minuteMs
// As long as a push service is given, and shorter than a silence for which the whole run would be taken over.
const patienceMs = 10_000
const lanes = 8
const together = 100

type Key = Pick<Message, '_id' | 'county'>

const isDue = (at: Date) => ({ sendAt: { $type: 'date' as const, $lte: at }, $expr: isNotBetween('claimedUntil', 0, 2 * claimMs) })

const findDue = () => MessageModel.find(isDue(now()), { county: 1 }).sort({ sendAt: 1 }).limit(together).lean<Key[]>()

/** The message for this server to send; null when another was first. */
const take = ({ _id, county }: Key) => {
  const claim = [{ $set: { claimedUntil: fromNow(claimMs), tries: { $add: ['$tries', 1] } } }]
  return MessageModel.findOneAndUpdate({ _id, county, ...isDue(now()) }, claim, { returnDocument: 'after', updatePipeline: true }).lean<Message>()
}

const finish = async ({ _id, county }: Message) => {
  await MessageModel.updateOne({ _id, county }, { $set: { sendAt: null, expire: new Date(Date.now() + 7 * dayMs) } })
}

const tryLater = async (message: Message, error: unknown) => {
  const { _id, county, tries, createdAt, channel, urgent, person } = message
  if (now().getTime() - createdAt.getTime() > dayMs) {
    log.warn({ err: error, message: _id, channel, tries }, 'messages: given up after a day')
    return finish(message)
  }
  const next = new Date(now().getTime() + Math.min(minuteMs * 2 ** (tries - 1), longestPauseMs))
  const sendAt = urgent ? next : ringsAt(next, quietHoursOf((await findPerson(person)) ?? {}))
  await MessageModel.updateOne({ _id, county }, { $set: { sendAt, claimedUntil: new Date(0) } })
}

/** Settles as `doing` does, or fails when that takes longer than a claim may be held. */
const inTime = (doing: Promise<void>) => {
  const late = new AbortController()
  const tooLate = sleep(patienceMs, undefined, { signal: late.signal, ref: false }).then(() => {
    throw new Error('no answer in time')
  })
  return Promise.race([doing, tooLate]).finally(() => late.abort())
}

const send = async (message: Message) => {
  try {
    await inTime(senders[message.channel](message))
  } catch (error) {
    await tryLater(message, error)
    return 1
  }
  await finish(message)
  return 1
}

/** Every message that is due and not held by another server, each held from then on. */
async function* takeDue(): AsyncGenerator<Message> {
  for (let due = await findDue(); due.length > 0; due = await findDue())
    for (const key of due) {
      const message = await take(key)
      if (message) yield message
    }
}

/**
 * Sends every message that is due and not being sent by another server, a few at a time; answers how many were tried. One that does not get through is
 * tried again later; one of which not even that can be noted is thrown at the end, with all such. `goOn` is called in between.
 */
export const sendMessages = (goOn: () => Promise<unknown> = async () => {}): Promise<number> =>
  forEachRow(takeDue(), { nameOf: ({ _id }) => `message ${_id}`, act: send, atOnce: lanes, goOn })

let running: Promise<unknown> | undefined
let again = false

const sendUntilDone = async () => {
  do {
    again = false
    await sendMessages()
  } while (again)
}

/** Sends what is due in the background, one run at a time on this server; what comes during a run is seen to after it. */
export const sendSoon = () => {
  again = true
  running ??= sendUntilDone()
    .catch((error: unknown) => log.error({ err: error }, 'messages: sending failed'))
    .finally(() => {
      running = undefined
    })
}
