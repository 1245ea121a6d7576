import { expect } from 'chai'
import type { County, Someone } from '../support/county.ts'
import { get, granted, send } from '../support/orders.ts'
import { address, http } from '../support/program.ts'
import { form, residentId } from '../volunteers/papers.ts'
import { askPdf, scan, wordsOf } from './paper.ts'
import { buildServed, check, issue, list, name, rename } from './served.ts'

describe('certificates of service, on paper', () => {
  let county: County
  let volunteer: Someone
  let other: Someone
  beforeEach(async () => {
    ;({ county, volunteer, other } = await buildServed())
  })

  for (const [layout, basis] of [
    ['2021', '民政部令第67号'],
    ['2015', '民发〔2015〕149号'],
  ] as const)
    it(`the paper of ${layout}: text to select, rare characters right, both books, whose record it is; its QR code leads to the check page`, async () => {
      const { no } = await issue(volunteer, { layout })
      const { status, type, headers, body } = await askPdf(volunteer, `/certificates/${no}/pdf`)
      expect([status, type, headers['cache-control']]).to.eql([200, 'application/pdf', 'private, no-store'])
      const pages = wordsOf(body as Buffer)
      const text = pages.join('')
      const facts = [name, no, basis, '2小时5分', '1小时35分', '0小时30分', '上门理发', '已办妥。', '测county000000志愿服务中心', '盖章处', '【平台记录】']
      for (const said of facts) expect(text).to.include(said)
      if (layout === '2015') for (const said of [county.team.name, county.team.leader.name, '测town', '未登记', '139****']) expect(text).to.include(said)
      expect(text).to.not.include(volunteer.phone)
      const url = await scan(body as Buffer, pages.length)
      expect(url).to.equal(`${address()}/check/${no}`)
      const page = await http().get(new URL(url!).pathname).set('Accept', 'text/html')
      expect([page.status, page.type]).to.eql([200, 'text/html'])
      expect((await check(no)).state).to.equal('valid')
    })

  it('who is registered as a volunteer is certified by the masked ID number, never the whole; in full with what else they said', async () => {
    const number = residentId()
    await granted(send(volunteer, '/me/volunteer', form({ idNumber: number })))
    const textOf = async (layout: string) => {
      const { no } = await issue(volunteer, { layout })
      return wordsOf((await askPdf(volunteer, `/certificates/${no}/pdf`)).body as Buffer).join('')
    }
    expect(await textOf('2015')).to.include('身份证件号码未登记')
    await granted(send(county.admin, `/volunteers/${volunteer.id}/accept`))
    const [brief, full] = [await textOf('2021'), await textOf('2015')]
    const masked = `6204************${number.slice(-2)}`
    expect(brief).to.include(`${name}（身份证件号码：${masked}）`).and.not.include(number)
    for (const said of [masked, '性别女', '居住区域测试路一号院', '139****']) expect(full).to.include(said)
    for (const secret of [number, volunteer.phone]) expect(full).to.not.include(secret)
  })

  it('printed again it is the same paper, also after the person has changed', async () => {
    const { no } = await issue(volunteer)
    const first = await askPdf(volunteer, `/certificates/${no}/pdf`)
    await rename(volunteer, '王改名')
    const again = await askPdf(volunteer, `/certificates/${no}/pdf`)
    expect((again.body as Buffer).equals(first.body as Buffer)).to.equal(true)
  })

  it('GET /people/:id/certificate.pdf and /me/certificate.pdf issue it once and send it', async () => {
    const mine = await askPdf(volunteer, '/me/certificate.pdf')
    const theirs = await askPdf(county.admin, `/people/${volunteer.id}/certificate.pdf`)
    const [certificate, ...none] = await list(volunteer)
    expect(none).to.eql([])
    for (const { status, body } of [mine, theirs]) {
      expect(status).to.equal(200)
      expect(wordsOf(body as Buffer).join(''))
        .to.include(certificate!.no)
        .and.include('民政部令第67号')
    }
    expect((await get(other, '/me/certificate.pdf')).body.code).to.equal('certificate.nothing')
  })

  it('many papers of one person wait for one another, not others for them: one too many is told when to come back', async () => {
    const { no } = await issue(volunteer)
    const ask = (who: Someone) => askPdf(who, `/certificates/${no}/pdf`)
    const own = Array.from({ length: 5 }, () => ask(volunteer))
    const answers = await Promise.all([...own, ask(county.supervisor), ask(county.admin)])
    expect(answers.slice(5).map(({ status }) => status)).to.eql([200, 200])
    const refused = answers.filter(({ status }) => status !== 200)
    expect(refused.map(({ status, headers }) => [status, headers['retry-after']])).to.eql(Array.from({ length: 3 }, () => [429, '10']))
    expect(JSON.parse((refused[0]!.body as Buffer).toString())).to.include({ code: 'paper.drawing', retryAfter: 10 })
    expect((await ask(volunteer)).status).to.equal(200)
  })
})
