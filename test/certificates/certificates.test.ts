import { expect } from 'chai'
import { localDate } from '../../server/clock.ts'
import type { CertificateView } from '../../server/contract/certificates.ts'
import { hoursOf, serve } from '../hours/serve.ts'
import { buildCounty, buildPerson, type County, type Someone } from '../support/county.ts'
import { get, granted, send } from '../support/orders.ts'
import { http } from '../support/program.ts'
import { buildServed, issue, list, name } from './served.ts'

const number = /^ZM-\d{6}-\d{4}-\d{6}-[2-9A-HJKMNP-Z]{6}$/

const dayMs = 86_400_000

describe('certificates of service, issued', () => {
  let county: County
  let volunteer: Someone
  let other: Someone
  beforeEach(async () => {
    ;({ county, volunteer, other } = await buildServed())
  })

  it('issued: a number, the sums of both books, the span of what was served; in one’s list', async () => {
    const certificate = await issue(volunteer)
    expect(certificate.no)
      .to.match(number)
      .and.include(`ZM-${county.code.slice(0, 6)}-`)
    expect(certificate).to.deep.include({ state: 'valid', layout: '2021', services: 2, minutes: 125, recordedMinutes: 95, declaredMinutes: 30, level: 0 })
    expect(certificate).to.deep.include({
      person: { id: volunteer.id, name },
      unit: '测county000000志愿服务中心',
      linked: false,
      changed: false,
      revokedAt: null,
    })
    expect(await list(volunteer)).to.eql([certificate])
  })

  it('the recording unit is the one that the county has named, from then on', async () => {
    const { no } = await issue(volunteer)
    const change = (recordingUnit: string | null) =>
      http().patch('/api/v1/settings').set('Authorization', `Bearer ${county.admin.token}`).send({ recordingUnit })
    expect((await change(' ')).status).to.equal(422)
    await granted(change('测县志愿者协会'))
    const named = await issue(volunteer)
    expect([named.unit, named.no === no]).to.eql(['测县志愿者协会', false])
    await granted(change(null))
    expect((await issue(volunteer)).no).to.equal(no)
  })

  it('401 without a sign-in, 422 for what cannot be asked for, all faults at once; 422 when nothing was credited', async () => {
    expect((await http().post('/api/v1/me/certificates').send({ layout: '2021' })).status).to.equal(401)
    const { status, body } = await send(volunteer, '/me/certificates', { layout: '1999', from: '2026-02-30', to: 'now' })
    expect([status, body.errors.map(({ pointer }: { pointer: string }) => pointer)]).to.eql([422, ['/layout', '/from', '/to']])
    expect((await send(volunteer, '/me/certificates', { layout: '2021', from: '2026-03-02', to: '2026-03-01' })).status).to.equal(422)
    for (const [who, wish] of [
      [other, {}],
      [volunteer, { to: '2000-01-01' }],
    ] as const) {
      const refused = await send(who, '/me/certificates', { layout: '2021', ...wish })
      expect([refused.status, refused.body.code]).to.eql([422, 'certificate.nothing'])
    }
  })

  it('the same facts have the same number, for ten who ask at once and whoever asks; other facts another one', async () => {
    const path = `/people/${volunteer.id}/certificates`
    const all = await Promise.all(Array.from({ length: 10 }, (_, n) => (n % 2 ? issue(volunteer) : issue(county.supervisor, { layout: '2021' }, path))))
    expect(new Set(all.map(({ no }) => no)).size).to.equal(1)
    const again = await issue(volunteer, { layout: '2021', from: all[0]!.from, to: all[0]!.to })
    expect(again.no).to.equal(all[0]!.no)
    expect(await list(volunteer)).to.have.lengthOf(1)
    for (const span of [{ from: '2020-01-01' }, { to: '2099-12-31' }]) expect((await issue(volunteer, { layout: '2021', ...span })).no).to.equal(again.no)
    expect((await issue(volunteer, { layout: '2015' })).no).to.not.equal(again.no)
    await serve(county, { minutes: 10, stars: 5 })
    await hoursOf(volunteer, ({ creditedMinutes }) => creditedMinutes === 135)
    const more = await issue(volunteer)
    expect([more.minutes, more.no === again.no]).to.eql([135, false])
  })

  it('neither issued, nor listed, nor sent to others than the person, their leader and those who oversee the county', async () => {
    const { no } = await issue(volunteer)
    const elsewhere = await buildCounty()
    const paths = [`/people/${volunteer.id}/certificates`, `/people/${volunteer.id}/certificate.pdf`, `/certificates/${no}/pdf`]
    for (const who of [other, county.resident, county.clerk, elsewhere.supervisor, elsewhere.admin, elsewhere.team.leader]) {
      for (const path of paths) expect([who.name, path, (await get(who, path)).status]).to.eql([who.name, path, 404])
      expect((await send(who, paths[0]!, { layout: '2021' })).status).to.equal(404)
    }
    for (const who of [county.team.leader, county.supervisor, county.admin]) {
      for (const path of paths) expect((await get(who, path)).status).to.equal(200)
      expect((await issue(who, { layout: '2021' }, paths[0])).no).to.equal(no)
    }
    expect((await http().get(`/api/v1/certificates/${no}/pdf`)).status).to.equal(401)
  })

  it('a person of the county whom nobody leads is certified by its supervisor', async () => {
    const alone = await buildPerson('volunteer', county.code)
    expect((await send(county.supervisor, `/people/${alone.id}/certificates`, { layout: '2021' })).body.code).to.equal('certificate.nothing')
    expect((await send(county.team.leader, `/people/${alone.id}/certificates`, { layout: '2021' })).status).to.equal(404)
  })

  it('a span that cuts something off is another certificate; twenty new ones a day for one person, numbered apart, what was issued before without end', async () => {
    const whole = await issue(volunteer)
    await serve(county, { minutes: 10, stars: 5, begins: new Date(Date.now() - 40 * dayMs) })
    await hoursOf(volunteer, ({ creditedMinutes }) => creditedMinutes === 135)
    const cut = (days: number) => ({ layout: '2021', from: localDate(new Date(Date.now() - days * dayMs)) })
    const asked = Array.from({ length: 21 }, (_, n) => cut(39 - n))
    const answers = await Promise.all(asked.map((wish) => send(volunteer, '/me/certificates', wish)))
    const issued = answers.filter(({ status }) => status === 201).map(({ body }) => body as CertificateView)
    const refused = answers.filter(({ status }) => status !== 201)
    // The one from before counts too.
    expect(refused.map(({ status, body }) => [status, body.code])).to.eql([
      [429, 'certificate.enough'],
      [429, 'certificate.enough'],
    ])
    expect(Number(refused[0]!.headers['retry-after'])).to.be.within(86_000, 86_400)
    expect(refused[0]!.body.detail).to.equal('每人每天最多新开 20 份证明，请 24 小时后再试；已开具的证明可以随时下载。')
    expect(new Set(issued.map(({ no }) => no.slice(0, -7))).size).to.equal(19)
    for (const { minutes, from } of issued) expect([minutes, asked.some((wish) => wish.from === from)]).to.eql([125, true])
    expect((await issue(volunteer, { layout: '2021', from: issued[0]!.from })).no).to.equal(issued[0]!.no)
    expect((await get(volunteer, `/certificates/${whole.no}/pdf`)).status).to.equal(200)
    expect((await get(volunteer, '/me/certificate.pdf')).status).to.equal(429)
  })
})
