import { expect } from 'chai'
import type { Notice } from '../../server/contract/live.ts'
import type { Page } from '../../server/contract/orders.ts'
import { heldIn, serve } from '../hours/serve.ts'
import { buildCounty, type County, type Someone } from '../support/county.ts'
import { get, granted, send } from '../support/orders.ts'
import { askPdf, wordsOf } from './paper.ts'
import { buildServed, check, issue, list, name, rename } from './served.ts'

describe('certificates of service, checked and revoked', () => {
  let county: County
  let volunteer: Someone
  beforeEach(async () => {
    ;({ county, volunteer } = await buildServed())
  })

  const paperOf = async (no: string) => wordsOf((await askPdf(volunteer, `/certificates/${no}/pdf`)).body as Buffer).join('')

  it('anyone may check a number, however typed, and learns no more than the paper says', async () => {
    const { no, from, to, issuedOn } = await issue(volunteer)
    const answer = await check(` ${no.toLowerCase().replaceAll('-', '－')} `)
    expect(answer).to.eql({
      no,
      name: '王**',
      state: 'valid',
      layout: '2021',
      from,
      to,
      services: 2,
      minutes: 125,
      recordedMinutes: 95,
      declaredMinutes: 30,
      level: 0,
      unit: '测county000000志愿服务中心',
      linked: false,
      issuedOn,
      changed: false,
      revokedAt: null,
    })
    const text = JSON.stringify(answer)
    for (const secret of [name, volunteer.id, volunteer.phone, county.team.name, '上门理发']) expect(text).to.not.include(secret)
  })

  it('a name that begins with a rare character is masked whole', async () => {
    await rename(volunteer, '𠮷田')
    const { no } = await issue(volunteer)
    expect(await check(no)).to.include({ name: '𠮷**' })
  })

  it('unknown: what was never issued, what is off by one character, what is no number at all', async () => {
    const { no } = await issue(volunteer)
    const off = no.slice(0, -1) + (no.endsWith('2') ? '3' : '2')
    for (const typed of [off, 'ZM-620402-2026-000001-222222', '$ne', '查无此证'])
      expect(await check(typed)).to.eql({ no: typed.toUpperCase(), state: 'unknown' })
  })

  it('revoked by the supervisor once, with a reason: the check says so, the paper too, and the same facts get a new number', async () => {
    const { no } = await issue(volunteer)
    const revoke = (who: Someone, body: object = { reason: '姓名有误' }) => send(who, `/certificates/${no}/revoke`, body)
    expect((await revoke(county.supervisor, {})).status).to.equal(422)
    expect((await revoke((await buildCounty()).supervisor)).status).to.equal(404)
    for (const who of [volunteer, county.admin, county.team.leader]) expect((await revoke(who)).status).to.equal(403)
    const answers = await Promise.all([revoke(county.supervisor), revoke(county.supervisor)])
    expect(answers.map(({ status }) => status)).to.have.members([200, 409])
    expect((await list(volunteer))[0]).to.include({ no, state: 'revoked', reason: '姓名有误' })
    const { items: notices } = await granted<Page<Notice>>(get(volunteer, '/notices'))
    expect(notices.filter(({ kind }) => kind === 'certificate.revoked').map(({ text }) => text)).to.eql([`您的服务证明 ${no} 已作废：姓名有误`])
    const answer = await check(no)
    expect(answer).to.include({ state: 'revoked', minutes: 125 }).and.not.have.property('reason')
    expect(Date.parse((answer as { revokedAt: string }).revokedAt)).to.be.closeTo(Date.now(), 60_000)
    expect(await paperOf(no)).to.include('作废，不再有效')
    const fresh = await Promise.all(Array.from({ length: 5 }, () => issue(volunteer)))
    expect(new Set(fresh.map((each) => each.no)).size).to.equal(1)
    expect(fresh[0]).to.include({ state: 'valid', minutes: 125 })
    expect(fresh[0]!.no).to.not.equal(no)
    expect((await check(no)).state).to.equal('revoked')
  })

  it('nothing held or given up is certified; what was confirmed is, and once it is taken back the check tells of the change', async () => {
    for (const count of [1, 2]) {
      await serve(county, { minutes: 20 + count, stars: 1 })
      await heldIn(county, count)
    }
    expect((await issue(volunteer)).minutes).to.equal(125)
    const [first, second] = (await heldIn(county, 2)).items
    await granted(send(county.supervisor, `/hours/${first!.id}/confirm`))
    await granted(send(county.supervisor, `/hours/${second!.id}/void`, { reason: '未到现场' }))
    const certificate = await issue(volunteer)
    expect(certificate).to.include({ minutes: 146, services: 3 })
    await granted(send(county.supervisor, `/hours/${first!.id}/reverse`, { reason: '核实有误' }))
    expect(await check(certificate.no)).to.include({ state: 'valid', changed: true, minutes: 146 })
    expect(await paperOf(certificate.no)).to.include('内容已有变更')
    const after = await issue(volunteer)
    expect(after).to.include({ minutes: 125, changed: false })
    expect(await check(after.no)).to.include({ state: 'valid', changed: false })
    expect(await paperOf(after.no)).to.not.include('变更')
    expect((await list(volunteer)).map(({ minutes, changed }) => [minutes, changed])).to.eql([
      [146, true],
      [125, false],
    ])
  })
})
