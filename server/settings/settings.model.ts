import { defineModel } from '../db/model.ts'
import type { Settings } from './settings.ts'

/** One document a county, under the county's code; what is absent is as the defaults say. */
export const SettingsModel = defineModel<{ _id: string; county: string } & Partial<Settings>>('Settings', 'settings', {
  county: String,
  calendar: String,
  deadlines: {},
  rejectReasons: { type: [String], default: undefined },
  weights: {},
  weeklyLimit: Number,
  marketRings: { type: [{ _id: false, metres: Number, minutes: Number }], default: undefined },
  unanswered: String,
  levels: {},
  linkedNationally: Boolean,
  recordingUnit: String,
})
