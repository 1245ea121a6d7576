import { LRUCache } from 'lru-cache'
import { SettingsModel } from './settings.model.ts'
import { defaultSettings, type Settings } from './settings.ts'

// Read with every move, changed a few times a year.
const cache = new LRUCache<string, Settings>({
  max: 3000,
  ttl: 5000,
  // Who is reading them while they are forgotten gets what was read.
  ignoreFetchAbort: true,
  fetchMethod: async (county) => ({
    ...defaultSettings,
    ...(await SettingsModel.findOne({ _id: county, county }, { _id: 0, county: 0 }).lean<Partial<Settings>>()),
  }),
})

/** The county's settings with the defaults behind them, at most 5 s old. */
export const findSettings = async (county: string) => (await cache.fetch(county))!

/** Reads a county's settings anew the next time. */
export const forgetSettings = (county: string) => cache.delete(county)
