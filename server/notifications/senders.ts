import webpush from 'web-push'
import { config } from '../config.ts'
import { log } from '../http/request-log.ts'
import { findPerson } from '../people/find-people.ts'
import { maskPhone } from '../people/mask.ts'
import { MessageModel, type Channel, type Message } from './message.model.ts'
import { PushDeviceModel, type PushDevice } from './push-device.model.ts'

// How a message leaves the house. Each sender throws when it should be tried again.

/** Sends a text to an 11-digit mobile number. A county's own gateway takes the place of the default, which only logs that something would be sent. Its errors are logged, so they name no person. */
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

// The library's errors carry the device's address, which is a secret: only the host and the status go on to the log.
const failure = (endpoint: string, error: unknown) =>
  error instanceof webpush.WebPushError ? new Error(`${new URL(endpoint).host} answered ${error.statusCode}`) : error

const sendTo = async (message: Message, { _id: endpoint, keys }: PushDevice) => {
  const payload = JSON.stringify({ title: '六单', text: message.text, orderId: message.order, kind: message.kind })
  const vapidDetails = { subject: config.VAPID_SUBJECT!, publicKey: config.VAPID_PUBLIC_KEY!, privateKey: config.VAPID_PRIVATE_KEY! }
  try {
    await webpush.sendNotification({ endpoint, keys }, payload, { vapidDetails, TTL: daySeconds, timeout: patienceMs })
    await MessageModel.updateOne({ _id: message._id, county: message.county }, { $addToSet: { reached: endpoint } })
  } catch (error) {
    if (!(error instanceof webpush.WebPushError) || !gone.includes(error.statusCode)) throw failure(endpoint, error)
    await PushDeviceModel.deleteOne({ _id: endpoint })
  }
}

/** Each device on its own: one that fails keeps no other waiting, and a later try leaves out those that have it. */
const sendPush = async (message: Message) => {
  const devices = await PushDeviceModel.find({ person: message.person }).lean<PushDevice[]>()
  const results = await Promise.allSettled(devices.filter(({ _id }) => !message.reached.includes(_id)).map((device) => sendTo(message, device)))
  const failed = results.find(({ status }) => status === 'rejected') as PromiseRejectedResult | undefined
  if (failed) throw failed.reason
  if (message.sms && !(await PushDeviceModel.exists({ person: message.person }))) await sendSms(message)
}

export const senders: Record<Channel, (message: Message) => Promise<void>> = { push: sendPush, sms: sendSms }
