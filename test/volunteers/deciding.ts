import type { Notice } from '../../server/contract/live.ts'
import type { Page } from '../../server/contract/orders.ts'
import type { TeamView } from '../../server/contract/people.ts'
import type { County, Someone } from '../support/county.ts'
import { get, granted, send } from '../support/orders.ts'
import { form, newResident } from './papers.ts'

// Asking to join a county's team, and deciding on it.

export const prepareDeciding = (county: () => County) => {
  const team = () => county().team.id
  const applied = async (more: object = {}) => {
    const who = await newResident(county())
    await granted(send(who, '/me/volunteer', form({ team: team(), ...more })))
    return who
  }
  const decide = (who: Someone, person: Someone, how: 'accept' | 'decline', at = team()) =>
    send(who, `/teams/${at}/requests/${person.id}/${how}`, how === 'decline' ? { reason: '请先参加培训' } : {})
  const registered = async () => {
    const who = await applied()
    await granted(decide(county().team.leader, who, 'accept'))
    return who
  }
  const members = async () => (await granted<TeamView>(get(county().admin, `/teams/${team()}`))).members.map(({ id }) => id)
  /** Kinds and words of a person's notices, newest first. */
  const notices = async (who: Someone) => (await granted<Page<Notice>>(get(who, '/notices?limit=100'))).items.map(({ kind, text }) => `${kind} ${text}`)
  return { applied, decide, registered, members, notices }
}
