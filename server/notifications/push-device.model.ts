import { defineModel } from '../db/model.ts'

/** A browser that asked for push, as its push service knows it. `_id` is the service's address of it. */
export type PushDevice = { _id: string; person: string; keys: { p256dh: string; auth: string }; createdAt: Date }

export const PushDeviceModel = defineModel<PushDevice>('PushDevice', 'push-devices', { person: String, keys: {}, createdAt: Date }, [[{ person: 1 }]])
