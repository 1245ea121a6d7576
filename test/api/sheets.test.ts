import { expect } from 'chai'
import { buildCounty, type County, type Someone } from '../support/county.ts'
import { act, buildOrder, get, granted, need, send } from '../support/orders.ts'
import { http } from '../support/program.ts'
import { sheetText } from '../support/sheet-text.ts'

describe('GET /orders.xlsx and /reports/scorecards.xlsx', () => {
  let county: County
  before(async () => {
    county = await buildCounty()
  })

  const sheet = async (who: Someone, path: string) => {
    const answer = await get(who, path).responseType('blob')
    expect([answer.status, answer.headers['content-type']]).to.eql([200, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'])
    return { name: decodeURIComponent(answer.headers['content-disposition']!), text: sheetText(answer.body as Buffer) }
  }

  it('401 without a token, 422 for what is no list, 403 for who does not watch the county', async () => {
    for (const path of ['/orders.xlsx', '/reports/scorecards.xlsx?by=town']) {
      expect((await http().get(`/api/v1${path}`)).status).to.equal(401)
      for (const who of [county.officer, county.resident, county.team.leader]) expect((await get(who, path)).status).to.equal(403)
    }
    const { body } = await get(county.supervisor, '/orders.xlsx?limit=5&concern=none')
    expect(body.errors.map(({ pointer }: { pointer: string }) => pointer)).to.have.members(['/limit', '/concern'])
  })

  it('the orders of a list with what is known of them, and no others', async () => {
    const poor = await buildOrder(county, { at: 'served' })
    await granted(act(county.resident, poor.id, 'rate', { stars: 1, solved: false, comment: '没修好' }))
    const other = await buildOrder(county, { at: 'posted' })
    const { name, text } = await sheet(county.supervisor, '/orders.xlsx?concern=complaint')
    expect(name).to.match(/订单-\d{4}-\d\d-\d\d\.xlsx$/)
    for (const word of ['编号', poor.no, '没修好', '已评单']) expect(text).to.include(word)
    expect(text).not.to.include(other.no)
  })

  it('every page of a long list, and a title that begins like a formula is only a text', async () => {
    const title = '=HYPERLINK("http://example.org","电灯坏了")'
    const odd = await granted(send(county.resident, '/orders', { ...need, title }))
    for (let n = 0; n < 101; n++) await granted(send(county.resident, '/orders', { ...need, title: `第${n}件` }))
    const { text } = await sheet(county.dispatcher, '/orders.xlsx?status=posted')
    for (const word of [odd.no, '=HYPERLINK', '第0件', '第100件']) expect(text).to.include(word)
    expect(text).not.to.match(/<f[ >]/)
  })

  it('the scorecards of towns, villages and teams', async () => {
    const served = await buildOrder(county, { at: 'served' })
    await granted(act(county.resident, served.id, 'rate', { stars: 4, solved: true }))
    expect((await sheet(county.supervisor, '/reports/scorecards.xlsx?by=team')).text).to.include(county.team.name)
    expect((await sheet(county.supervisor, '/reports/scorecards.xlsx?by=town')).text).to.include('镇街')
    const { name } = await sheet(county.supervisor, `/reports/scorecards.xlsx?by=village&unit=${county.town}`)
    expect(name).to.match(/成绩单-.+-\d{4}-\d\d-\d\d\.xlsx$/)
  })
})
