import { expect } from 'chai'
import { extractText, getDocumentProxy } from 'unpdf'
import type { OrderView } from '../../server/contract/orders.ts'
import { flow } from '../../server/orders/order-flow.ts'
import { book, bookPath, readBook } from '../support/books.ts'
import { buildCounty, type County } from '../support/county.ts'
import { act, buildOrder, granted, need, send, uploadPhoto } from '../support/orders.ts'
import { http } from '../support/program.ts'

const label = (action: string, language: 'zh-CN' | 'en' = 'zh-CN') => flow.find((row) => row.action === action)!.label[language].replace(/\s/g, '')
const countOf = (text: string, word: string) => text.split(word).length - 1

describe('GET /orders/:id/book.pdf', () => {
  let county: County
  let order: OrderView
  const contact = { name: '王小明', phone: '13812345678' }
  const actions = ['post', 'collect', 'return', 'report', 'claim', 'dispatch', 'accept', 'assign', 'check_in', 'check_out', 'complete', 'rate', 'call_back']

  before(async () => {
    county = await buildCounty()
    const { resident, worker, clerk, officer, dispatcher, team } = county
    const [volunteer] = team.volunteers
    const photos = [await uploadPhoto(resident), await uploadPhoto(resident)]
    const { id } = await granted(send(resident, '/orders', { ...need, title: '帮𠮷家龘㐂老人理发', photos, contact }))
    await granted(act(worker, id, 'collect'))
    await granted(act(clerk, id, 'return', { reason: '门牌写得不清楚' }))
    await granted(act(worker, id, 'collect'))
    await granted(act(clerk, id, 'report', { opinion: '情况属实' }))
    await granted(act(officer, id, 'claim'))
    await granted(act(dispatcher, id, 'dispatch', { teams: [team.id] }))
    await granted(act(team.leader, id, 'accept'))
    await granted(act(team.leader, id, 'assign', { volunteers: [volunteer!.id] }))
    await granted(act(volunteer!, id, 'check_in'))
    await granted(act(volunteer!, id, 'check_out'))
    const attendance = [{ volunteer: volunteer!.id, minutes: 47, reason: '按实际服务时间' }]
    await granted(act(team.leader, id, 'complete', { summary: '已上门理发', photos: [await uploadPhoto(team.leader)], attendance }))
    await granted(act(resident, id, 'rate', { stars: 4, solved: true, comment: '来得很快' }))
    order = await granted(act(dispatcher, id, 'call_back', { reached: true, solved: true, satisfied: true }))
  })

  it('401 without a token, 404 for those who may not read the order', async () => {
    expect((await http().get(bookPath(order.id))).status).to.equal(401)
    const elsewhere = await buildCounty()
    for (const who of [county.admin, elsewhere.dispatcher, elsewhere.resident]) {
      const { status, type } = await http().get(bookPath(order.id)).set('Authorization', `Bearer ${who.token}`)
      expect([status, type]).to.eql([404, 'application/problem+json'])
    }
  })

  it('200: of an order that was ended on its way, no step that is still to come', async () => {
    const { id } = await buildOrder(county, { at: 'cancelled' })
    const { body } = await book(county.dispatcher, id)
    const text = (await readBook(body as Buffer)).join('')
    expect([countOf(text, '未进行'), countOf(text, '未到')]).to.eql([6, 0])
  })

  it('200: a PDF to look at, kept by no cache, with everything that happened, who did it, what was said and the photos', async () => {
    const { status, type, headers, body } = await book(county.dispatcher, order.id)
    expect([status, type, headers['cache-control']]).to.eql([200, 'application/pdf', 'private, no-store'])
    expect(headers['content-disposition']).to.equal(`inline; filename*=UTF-8''${encodeURIComponent(`台账-${order.no}.pdf`)}`)
    expect((body as Buffer).subarray(0, 5).toString()).to.equal('%PDF-')
    expect(countOf((body as Buffer).toString('latin1'), '/Subtype /Image')).to.equal(3)
    const pages = await readBook(body as Buffer)
    const text = pages.join('')
    for (const action of actions) expect(text).to.include(label(action))
    const { name } = county.team.volunteers[0]!
    const facts = [
      order.no,
      '六单订单台账',
      '已评单',
      contact.name,
      contact.phone,
      need.address,
      county.team.name,
      county.dispatcher.name,
      '由测dispatcher打印',
    ]
    const said = [
      '门牌写得不清楚',
      '情况属实',
      `${name}47分钟（按实际服务时间）`,
      '已上门理发',
      '4星；已解决；来得很快',
      '★★★★☆',
      '联系上了、已解决、满意',
      '待派单→待应单',
    ]
    for (const words of [...facts, ...said, '办理前1', '办理前2', '办理后1']) expect(text).to.include(words)
    pages.forEach((page, index) => expect(page).to.include(`第${index + 1}页共${pages.length}页`))
  })

  it('rare characters are written as they are; one that no font has as its number, and the book says so', async () => {
    const textOf = async (id: string) => (await readBook((await book(county.dispatcher, id)).body as Buffer)).join('')
    expect(await textOf(order.id))
      .to.include('帮𠮷家龘㐂老人理发')
      .and.not.include('字库中没有的字')
    const { id } = await granted(send(county.resident, '/orders', { ...need, title: '帮𪚥家老人理发' }))
    expect(await textOf(id))
      .to.include('帮〔U+2A6A5〕家老人理发')
      .and.include('字库中没有的字')
  })

  it('in English for who asks in English', async () => {
    const { body } = await book(county.resident, order.id, 'en')
    const text = (await readBook(body as Buffer)).join('')
    for (const action of actions) expect(text).to.include(label(action, 'en'))
    expect(text).to.include('Orderbook').and.include('Page1of').and.not.include('办理经过')
  })

  it('masked to those beside the order, as the order is: neither phone, nor names, nor address, nor position', async () => {
    const { body } = await book(county.supervisor, order.id)
    const text = (await readBook(body as Buffer)).join('')
    expect(text).to.include('138****5678').and.include('王**').and.include(label('complete')).and.include('门牌写得不清楚')
    for (const secret of [contact.phone, contact.name, county.resident.name, need.address]) expect(text).to.not.include(secret)
  })

  it('the code of the requester is in no book', async () => {
    const { id } = await granted(send(county.resident, '/orders', { ...need, photos: [] }))
    const { code } = await granted(http().get(`/api/v1/orders/${id}`).set('Authorization', `Bearer ${county.resident.token}`))
    expect(code).to.match(/^\d{4}$/)
    const { text } = await extractText(await getDocumentProxy(new Uint8Array((await book(county.resident, id)).body as Buffer)))
    const rest = text.join(' ').replaceAll(/\d{6}-\d{8}-\d{4}|\d{4}-\d\d-\d\d/g, '')
    expect(rest)
      .to.include(county.resident.phone)
      .and.not.match(new RegExp(`(?<!\\d)${code}(?!\\d)`))
  })

  it('a long history goes on over pages, each with the table’s head, no entry torn or lost', async () => {
    const { id } = await granted(send(county.resident, '/orders', need))
    const { worker, resident } = county
    for (let n = 0; n < 40; n++)
      await granted(act(n % 2 ? worker : resident, id, 'comment', { text: `甲${n}乙${'一段不短的话。'.repeat(n % 2 ? 2 : 60)}丙${n}丁` }))
    const pages = await readBook((await book(worker, id)).body as Buffer)
    expect(pages.length).to.be.greaterThan(5)
    for (const page of pages) expect(page).to.include('状态变化内容')
    for (let n = 0; n < 40; n++) {
      const [begins, ends] = [`甲${n}乙`, `丙${n}丁`].map((mark) => pages.findIndex((page) => page.includes(mark)))
      expect(begins).to.be.greaterThan(-1)
      expect(ends).to.be.within(begins!, n % 2 ? begins! : begins! + 1)
    }
  })
})
