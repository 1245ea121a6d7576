import { Schema } from 'mongoose'
import type { LevelView } from '../contract/people.ts'
import type { Named } from '../contract/orders.ts'
import { defineModel, embedded } from '../db/model.ts'

/** A person's star level from its public notice on; one for each level a person reaches. */
export type LevelRecord = {
  _id: string
  county: string
  person: Named
  level: number
  /** Credited minutes when it was announced. */
  minutes: number
  state: LevelView['state']
  announcedAt: Date
  endsAt: Date
  objections: { by: Named; text: string; at: Date }[]
  decidedAt: Date | null
  /** Null when the notice ended without an objection. */
  decidedBy: Named | null
  reason: string | null
  /** Notices of this level that were withdrawn before. */
  past: { announcedAt: Date; decidedAt: Date; objections: LevelRecord['objections'] }[]
}

const plain = Schema.Types.Mixed
const named = () => embedded({ id: String, name: String })

export const LevelModel = defineModel<LevelRecord>(
  'StarLevel',
  'star-levels',
  {
    county: String,
    person: named(),
    level: Number,
    minutes: Number,
    state: String,
    announcedAt: Date,
    endsAt: Date,
    objections: [plain],
    decidedAt: Date,
    decidedBy: named(),
    reason: String,
    past: [plain],
  },
  [[{ county: 1, 'person.id': 1, level: 1 }, { unique: true }], [{ county: 1, state: 1, _id: -1 }], [{ state: 1, endsAt: 1 }]],
)
