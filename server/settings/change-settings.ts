import { hasRole, type Actor } from '../people/actor.ts'
import { Problem } from '../problems.ts'
import { findSettings, forgetSettings } from './find-settings.ts'
import { SettingsModel } from './settings.model.ts'
import type { Settings } from './settings.ts'

/** Changes what the county has set and answers all of it; other servers follow within seconds. 403 for all but the county's administrators. */
export const changeSettings = async (actor: Actor, changes: Partial<Settings>): Promise<Settings> => {
  if (!hasRole(actor, 'admin', actor.county)) throw new Problem('forbidden')
  const { county } = actor
  await SettingsModel.updateOne({ _id: county, county }, { $set: changes }, { upsert: true })
  forgetSettings(county)
  return findSettings(county)
}
