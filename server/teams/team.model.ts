import type { Named } from '../contract/orders.ts'
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
  onDuty: boolean
  active: boolean
  leader: Named
  members: Named[]
}

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
    leader: named(),
    members: [{ _id: false, id: String, name: String }],
  },
  [[{ county: 1, _id: 1 }], [{ 'members.id': 1 }], [{ county: 1, categories: 1 }]],
)
