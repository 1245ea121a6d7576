import { now } from '../clock.ts'
import { config } from '../config.ts'
import type { Actor } from '../people/actor.ts'
import { absent, invalid } from '../problems.ts'
import { PushDeviceModel, type PushDevice } from './push-device.model.ts'

// A device's address is what its browser says: only addresses at push services that the operator trusts are written to.

export type Subscription = { endpoint: string; keys: PushDevice['keys'] }

const named = (hostname: string) => (host: string) => (host.startsWith('*.') ? hostname.endsWith(host.slice(1)) : hostname === host)

const isTrusted = (endpoint: string) => {
  const { protocol, hostname, username } = new URL(endpoint)
  return (
    protocol === 'https:' &&
    username === '' &&
    config.PUSH_HOSTS.split(',')
      .map((host) => host.trim())
      .some(named(hostname))
  )
}

/** The key a browser needs to ask for push; 404 where push is not configured. */
export const showPushKey = async () => {
  if (!config.VAPID_PUBLIC_KEY) throw absent('page')
  return { key: config.VAPID_PUBLIC_KEY }
}

/** Sends this person's messages to a device from now on; whoever used it before gets none there. 422 for an address at no trusted push service. */
export const addDevice = async (actor: Actor, { endpoint, keys }: Subscription) => {
  const detail = actor.language === 'en' ? 'Not an address of a push service this server knows.' : '不是本服务器认可的推送服务地址'
  if (!isTrusted(endpoint)) throw invalid({ pointer: '/endpoint', detail })
  await PushDeviceModel.updateOne({ _id: endpoint }, { $set: { person: actor.id, keys, createdAt: now() } }, { upsert: true })
}

/** Sends no more to a device of this person's. */
export const removeDevice = async (actor: Actor, { endpoint }: Pick<Subscription, 'endpoint'>) => {
  await PushDeviceModel.deleteOne({ _id: endpoint, person: actor.id })
}

/** Sends no more to any device of this person's: each says again that it may be written to. */
export const removeDevices = async ({ id }: Pick<Actor, 'id'>) => {
  await PushDeviceModel.deleteMany({ person: id })
}

/** Which of these people have a device. */
export const findReached = async (people: string[]) =>
  new Set((await PushDeviceModel.find({ person: { $in: people } }, { person: 1 }).lean<PushDevice[]>()).map(({ person }) => person))
