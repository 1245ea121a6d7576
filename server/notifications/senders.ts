import webpush from 'web-push'
import { config } from '../config.ts'
import { log } from '../http/request-log.ts'
import { findPerson } from '../people/find-people.ts'
import { maskPhone } from '../people/mask.ts'
import type { Channel, Message } from './message.model.ts'
import { PushDeviceModel, type PushDevice } from './push-device.model.ts'

// How a message leaves the house. Each sender throws when it should be tried again.

/** Sends a text to an 11-digit mobile number. A county's own gateway takes the place of the default, which only logs that something would be sent. */
export type SmsSender = (phone: string, text: string) => Promise<void>

const logSms: SmsSender = async (phone, text) => log.info({ to: maskPhone(phone), characters: text.length }, 'sms: would be sent')

let sms: SmsSender = logSms

/** Sets what sends SMS; null for the default. */
export const useSms = (sender: SmsSender | null) => {
  sms = sender ?? logSms
}

const sendSms = async ({ person, text }: Message) => {
  const to = await findPerson(person)
  if (to) await sms(to.phone, text)
}

const gone = [404, 410]
const daySeconds = 86_400
const patienceMs = 10_000

const sendTo = async ({ _id: endpoint, keys }: PushDevice, payload: string) => {
  const vapidDetails = { subject: config.VAPID_SUBJECT!, publicKey: config.VAPID_PUBLIC_KEY!, privateKey: config.VAPID_PRIVATE_KEY! }
  try {
    await webpush.sendNotification({ endpoint, keys }, payload, { vapidDetails, TTL: daySeconds, timeout: patienceMs })
  } catch (error) {
    if (!(error instanceof webpush.WebPushError) || !gone.includes(error.statusCode)) throw error
    await PushDeviceModel.deleteOne({ _id: endpoint })
  }
}

const sendPush = async ({ person, text, order, kind }: Message) => {
  const payload = JSON.stringify({ title: '六单', text, orderId: order, kind })
  for (const device of await PushDeviceModel.find({ person }).lean<PushDevice[]>()) await sendTo(device, payload)
}

export const senders: Record<Channel, (message: Message) => Promise<void>> = { push: sendPush, sms: sendSms }
