import type { ClientSession } from 'mongoose'
import type { Language } from '../contract/flow.ts'
import { Problem } from '../problems.ts'
import type { HeldQualification, Volunteer } from './volunteer.ts'
import { VolunteerModel } from './volunteer.model.ts'

// Whoever comes second is told what became of it, and by whom as far as that is kept.

type Standing = Pick<Volunteer, 'state' | 'decidedBy' | 'asks'>

const said = (zh: string, en: string) => new Problem('volunteer.decided', (language: Language) => ({ how: language === 'en' ? en : zh }))
const decided = (zh: string, en: string) => said(`已经处理过：${zh}`, `This was decided meanwhile: ${en}`)

const ofRegistration = ({ state, decidedBy }: Standing) => {
  const by = decidedBy?.name
  if (state === 'refused') return decided(by ? `${by}没有同意` : '没有同意', by ? `${by} declined it` : 'it was declined')
  if (state === 'registered') return decided(by ? `${by}已同意登记` : '已登记', by ? `${by} registered them` : 'they are registered')
  return said('申请加入的服务队由队长审核', 'The leader of the team they asked to join decides on it')
}

/** The 409 of a registration that was decided on or is a team's to decide, or of what somebody asked of a `team`; `joined`: they are known to be in it. */
export const decidedRequest = (volunteer: Standing, team?: string, joined = false) => {
  const ask = volunteer.asks.find(({ id }) => id === team)
  if (ask?.state === 'declined') return decided('没有同意加入服务队', 'the team declined it')
  if (joined) return decided('已加入服务队', 'they joined the team')
  if (team && !ask && volunteer.state !== 'refused') return decided('已加入服务队，或本人已撤回', 'they joined the team, or took it back')
  return ofRegistration(volunteer)
}

type Asked = { team?: string | undefined; joined?: boolean; session?: ClientSession }

/** The same, of how it stands now. */
export const decidedMeanwhile = async (person: string, { team, joined, session }: Asked = {}) => {
  const found = await VolunteerModel.findById(person, { state: 1, decidedBy: 1, asks: 1 }, { session: session ?? null }).lean<Standing>()
  return found ? decidedRequest(found, team, joined) : decided('申请已撤回', 'it was withdrawn')
}

/** The 409 of a qualification that was decided on. */
export const decidedQualification = ({ state, decidedBy }: Pick<HeldQualification, 'state' | 'decidedBy'>) => {
  const by = decidedBy?.name ?? ''
  return state === 'refused' ? decided(`${by}没有认可`, `${by} did not accept it`) : decided(`${by}已确认`, `${by} confirmed it`)
}
