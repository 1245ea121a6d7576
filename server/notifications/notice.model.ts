import { defineModel } from '../db/model.ts'

export type NoticeRecord = {
  _id: string
  county: string
  person: string
  event: string
  kind: string
  /** Absent where it comes of no order. */
  order?: string
  /** It comes of no order's event. */
  told?: true
  words: Record<string, string>
  at: Date
  readAt: Date | null
}

export const NoticeModel = defineModel<NoticeRecord>(
  'Notice',
  'notices',
  { county: String, person: String, event: String, kind: String, order: String, told: Boolean, words: {}, at: Date, readAt: Date },
  [
    [{ county: 1, person: 1, event: 1 }, { unique: true }],
    [{ county: 1, person: 1, _id: -1 }],
    [{ county: 1, event: 1 }],
    [{ told: 1, _id: 1 }, { partialFilterExpression: { told: true } }],
  ],
)
