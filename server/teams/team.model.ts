import { Schema } from 'mongoose'
import type { Named } from '../contract/orders.ts'
import type { Qualification } from './covers.ts'
import type { DutyHours } from './duty.ts'
import type { TeamFigures } from './team-figures.ts'
import { defineModel, embedded } from '../db/model.ts'

export type Team = {
  _id: string
  county: string
  /** The team's home unit, and the town it lies in when it lies in one. */
  unit: string
  town?: string
  name: string
  categories: string[]
  area: string[]
  capacity: number
  /** False while the team has paused. */
  onDuty: boolean
  active: boolean
  /** Weekly hours of duty; always while absent. */
  hours?: DutyHours[]
  alertsForEmergencies?: boolean
  /** It also serves places within so many metres of its home unit. */
  radiusMetres?: number
  qualifications?: Qualification[]
  /** When its members' qualifications were last gathered. */
  qualifiedAt?: Date
  /** The most minutes it wants to serve in a week; the county's limit while absent. */
  weeklyLimit?: number
  figures?: TeamFigures
  /** The last sign of life of its leader. */
  leaderSeenAt?: Date
  leader: Named
  members: Named[]
}

const plain = Schema.Types.Mixed
const named = () => embedded({ id: String, name: String })

export const TeamModel = defineModel<Team>(
  'Team',
  'teams',
  {
    county: String,
    unit: String,
    town: String,
    name: String,
    categories: [String],
    area: [String],
    capacity: Number,
    onDuty: Boolean,
    active: Boolean,
    hours: { type: [plain], default: undefined },
    alertsForEmergencies: Boolean,
    radiusMetres: Number,
    qualifications: { type: [plain], default: undefined },
    qualifiedAt: Date,
    weeklyLimit: Number,
    figures: plain,
    leaderSeenAt: Date,
    leader: named(),
    members: [{ _id: false, id: String, name: String }],
  },
  [[{ county: 1, _id: 1 }], [{ county: 1, 'members.id': 1 }], [{ county: 1, 'leader.id': 1 }], [{ county: 1, categories: 1 }]],
)
