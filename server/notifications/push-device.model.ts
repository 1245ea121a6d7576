import { defineGlobalModel } from '../db/model.ts'

/** A browser that asked for push, as its push service knows it. `_id` is the service's address of it. */
export type PushDevice = { _id: string; person: string; keys: { p256dh: string; auth: string }; createdAt: Date }

export const PushDeviceModel = defineGlobalModel<PushDevice>(
  { name: 'PushDevice', collection: 'push-devices', why: 'a browser has one owner, of whichever county' },
  { person: String, keys: {}, createdAt: Date },
  [[{ person: 1 }]],
)
