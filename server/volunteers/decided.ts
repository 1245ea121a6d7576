import type { ClientSession } from 'mongoose'
import type { Language } from '../contract/flow.ts'
import { Problem } from '../problems.ts'
import type { HeldQualification, Volunteer } from './volunteer.ts'
import { VolunteerModel } from './volunteer.model.ts'

// Whoever comes second is told what became of it, and by whom as far as that is kept.

type Standing = Pick<Volunteer, 'state' | 'decidedBy' | 'asks'>

const said = (zh: string, en: string) => new Problem('volunteer.decided', (language: Language) => ({ how: language === 'en' ? en : zh }))

const ofRegistration = ({ state, decidedBy }: Standing) => {
  const by = decidedBy?.name
  if (state === 'refused') return said(by ? `${by}没有同意` : '没有同意', by ? `${by} declined it` : 'it was declined')
  if (state === 'registered') return said(by ? `${by}已同意登记` : '已登记', by ? `${by} registered them` : 'they are registered')
  return said('申请有变动，正在等审核', 'it has changed and waits to be decided on')
}

/** The 409 of a registration that was decided on, or of what a registered volunteer asked of a `team`. */
export const decidedRequest = (volunteer: Standing, team?: string) => {
  const ask = volunteer.asks.find(({ id }) => id === team)
  if (ask?.state === 'declined') return said('没有同意加入服务队', 'the team declined it')
  if (team && volunteer.state === 'registered' && !ask) return said('已加入服务队', 'they joined the team')
  return ofRegistration(volunteer)
}

/** The same, of how it stands now. */
export const decidedMeanwhile = async (person: string, { team, session }: { team?: string | undefined; session?: ClientSession } = {}) => {
  const found = await VolunteerModel.findById(person, { state: 1, decidedBy: 1, asks: 1 }, { session: session ?? null }).lean<Standing>()
  return found ? decidedRequest(found, team) : said('申请已撤回', 'it was withdrawn')
}

/** The 409 of a qualification that was decided on. */
export const decidedQualification = ({ state, decidedBy }: Pick<HeldQualification, 'state' | 'decidedBy'>) => {
  const by = decidedBy?.name ?? ''
  return state === 'refused' ? said(`${by}没有认可`, `${by} did not accept it`) : said(`${by}已确认`, `${by} confirmed it`)
}
