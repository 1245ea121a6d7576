import { defineModel } from '../db/model.ts'

export type Channel = 'push' | 'sms'

/** A notice on its way to a device: what is to be said, from when, and how far it came. Sent ones leave after a week. */
export type Message = {
  _id: string
  county: string
  event: string
  person: string
  channel: Channel
  /** Absent where it comes of no order. */
  order?: string
  kind: string
  text: string
  createdAt: Date
  /** Null once it was sent or given up. */
  sendAt: Date | null
  claimedUntil: Date
  tries: number
  /** To be sent by SMS should the last device be gone. */
  sms: boolean
  /** Of an emergency: it does not wait for quiet hours to end. */
  urgent: boolean
  /** Devices that have it. */
  reached: string[]
  expire?: Date
}

export const MessageModel = defineModel<Message>(
  'Message',
  'messages',
  {
    county: String,
    event: String,
    person: String,
    channel: String,
    order: String,
    kind: String,
    text: String,
    createdAt: Date,
    sendAt: Date,
    claimedUntil: Date,
    tries: Number,
    sms: Boolean,
    urgent: Boolean,
    reached: [String],
    expire: Date,
  },
  [
    [{ county: 1, event: 1, person: 1, channel: 1 }, { unique: true }],
    [{ sendAt: 1 }, { partialFilterExpression: { sendAt: { $type: 'date' } } }],
    [{ expire: 1 }, { expireAfterSeconds: 0 }],
  ],
)
