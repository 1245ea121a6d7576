import { serve, hoursOf } from '../hours/serve.ts'
import type { CertificateCheck, CertificateView } from '../../server/contract/certificates.ts'
import type { Page } from '../../server/contract/orders.ts'
import { buildCounty, type Someone } from '../support/county.ts'
import { get, granted, send } from '../support/orders.ts'
import { http } from '../support/program.ts'

// A volunteer of a rare name who served twice, and how certificates are asked for.

export const name = '王龘㐂𠮷'

export const rename = (who: Someone, called: string) => granted(http().patch('/api/v1/me').set('Authorization', `Bearer ${who.token}`).send({ name: called }))

/** A county whose first volunteer served 45 minutes, and 80 of which 50 were measured. */
export const buildServed = async () => {
  const county = await buildCounty()
  const [volunteer, other] = county.team.volunteers as [Someone, Someone]
  await rename(volunteer, name)
  await serve(county, { minutes: 45, stars: 5 })
  await serve(county, { minutes: 50, stars: 4, said: 80 })
  await hoursOf(volunteer, ({ creditedMinutes }) => creditedMinutes === 125)
  return { county, volunteer, other }
}

export const issue = (who: Someone, body: object = { layout: '2021' }, path = '/me/certificates') => granted<CertificateView>(send(who, path, body))
export const check = (no: string) => granted<CertificateCheck>(http().get(`/api/v1/certificates/${encodeURIComponent(no)}`))
export const list = async (who: Someone, path = '/me/certificates') => (await granted<Page<CertificateView>>(get(who, path))).items
