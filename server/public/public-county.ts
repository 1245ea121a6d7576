import { config } from '../config.ts'
import type { PublicCounty } from '../contract/public.ts'
import { absent } from '../problems.ts'
import { findUnit } from '../units/find-units.ts'

/** The county asked for, or the one this program is set up for; 404 for what is none. */
export const publicCounty = async (code: string = config.DEFAULT_COUNTY): Promise<PublicCounty> => {
  const unit = await findUnit(code)
  if (unit?.level !== 'county') throw absent('unit')
  return { code, name: unit.name }
}
