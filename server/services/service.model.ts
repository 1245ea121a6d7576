import { Schema } from 'mongoose'
import { defineModel } from '../db/model.ts'
import type { DeadlineOverrides } from '../settings/settings.ts'

/** An item of the county's menu: what is offered and its norm. */
export type Service = {
  _id: string
  county: string
  category: string
  title: string
  norm: { minutes: number; people: number; teams?: number }
  deadlines?: DeadlineOverrides
  /** A qualification a team must hold to serve it. */
  requires?: string
  active: boolean
}

export const ServiceModel = defineModel<Service>(
  'Service',
  'services',
  {
    county: String,
    category: String,
    title: String,
    norm: { _id: false, minutes: Number, people: Number, teams: Number },
    deadlines: Schema.Types.Mixed,
    requires: String,
    active: Boolean,
  },
  [[{ county: 1, category: 1 }]],
)
