import { expect } from 'chai'
import mongoose from 'mongoose'
import supertest from 'supertest'
import type { OrderView } from '../../server/contract/orders.ts'
import { buildCounty, buildPerson, buildTeam, password, type County, type Someone } from '../support/county.ts'
import { listen } from '../support/listen.ts'
import { spawnServer } from '../support/process.ts'

// A name, a phone and an address are planted, an order walks its way, and things go wrong. Nothing of the planted may be found in what
// sockets carry, in the log at its most talkative, in problems answered to others, in addresses, or in the metrics.

const planted = { name: '欧阳探针', phone: '13987650001', contactName: '司徒探针', contactPhone: '13987650002', address: '探针巷7号' }
const contact = { name: planted.contactName, phone: planted.contactPhone }
const need = { title: '上门理发', description: '一位老人', category: '助老服务', address: planted.address, contact }

describe('personal data', function () {
  this.timeout(60_000)
  let county: County
  let resident: Someone
  let server: Awaited<ReturnType<typeof spawnServer>>
  const problems: string[] = []
  const addresses: string[] = []
  const orders = () => mongoose.connection.collection('orders')
  before(async () => {
    county = await buildCounty()
    resident = await buildPerson('resident', county.code, { grid: county.grid, name: planted.name, phone: planted.phone })
    server = await spawnServer(process.env.MONGODB_URI!, { LOG_LEVEL: 'debug' })
  })
  after(() => server.stop())

  const call = async (who: Someone | null, path: string, body?: object | string) => {
    const http = supertest(server.url)
    const asked = body === undefined ? http.get(`/api/v1${path}`) : http.post(`/api/v1${path}`).set('Content-Type', 'application/json').send(body)
    const answer = await (who ? asked.set('Authorization', `Bearer ${who.token}`) : asked)
    if (answer.status >= 400) problems.push(answer.text)
    addresses.push(...(answer.text.match(/"(?:url|thumbUrl|instance|type)":"[^"]*"/g) ?? []))
    return answer
  }
  const act = async (who: Someone, id: string, action: string, body: object = {}) =>
    (await call(who, `/orders/${id}/actions/${action}`, body)).body as OrderView

  const walk = async () => {
    const { id } = (await call(resident, '/orders', need)).body as OrderView
    await act(county.worker, id, 'collect')
    await act(county.worker, id, 'report', { opinion: 'x' })
    await act(county.clerk, id, 'report', { opinion: '属实' })
    await act(county.officer, id, 'claim')
    await act(county.dispatcher, id, 'dispatch', { open: true })
    await act(county.team.leader, id, 'accept')
    await act(county.team.leader, id, 'assign', { volunteers: [county.team.volunteers[0]!.id] })
    await act(county.team.volunteers[0]!, id, 'check_in')
    await act(county.team.volunteers[0]!, id, 'check_out', { code: '12' })
    await act(county.dispatcher, id, 'comment', { text: '请联系' })
    return id
  }

  const goWrong = async (id: string) => {
    await call(null, '/auth/register', { phone: planted.phone, password, name: planted.name })
    await call(null, '/auth/login', { phone: planted.phone, password: 'a-wrong-password' })
    await call(null, '/auth/login', `{"name": ${planted.contactName}}`)
    await call(resident, '/orders', { ...need, contact: { ...contact, phone: `${planted.contactPhone}1` } })
    await call(county.worker, `/orders?q=${planted.contactPhone}&cursor=x`)
    await call(county.dispatcher, `/orders?q=${encodeURIComponent(planted.contactName)}&limit=1000`)
    await call(county.supervisor, `/orders/${id}/reveal`, {})
    expect((await call(county.supervisor, `/orders/${id}/reveal`, { purpose: '核实号码' })).text).to.include(planted.contactPhone)
    await orders().createIndex({ 'contact.phone': 1, county: 1 }, { name: 'in-the-way', unique: true, partialFilterExpression: { county: county.code } })
    expect((await call(resident, '/orders', need)).status).to.equal(500)
    await orders().dropIndex('in-the-way')
  }

  it('is in no socket, log line, problem, address or metric', async () => {
    const bystander = (await buildTeam(county.code)).leader
    const ears = await Promise.all(
      [county.worker, county.dispatcher, county.supervisor, county.team.leader, bystander].map((who) => listen(who, { url: server.url })),
    )
    const id = await walk()
    await goWrong(id)
    const cards = (ear: (typeof ears)[number]) => ear.cardsOf(id).length
    for (const ear of ears) await ear.until(() => cards(ear) > 0 && ear.heard.cards.at(-1)!.action === 'comment')
    const metrics = (await supertest(server.url).get('/metrics')).text
    const log = server.said()
    expect([log.includes('request failed'), problems.length > 9, addresses.length > 9, metrics.includes('http_request_seconds')]).to.eql([
      true,
      true,
      true,
      true,
    ])
    const carriers = { sockets: JSON.stringify(ears.map(({ heard }) => heard)), log, problems: problems.join('\n'), addresses: addresses.join('\n'), metrics }
    for (const [carrier, text] of Object.entries(carriers))
      for (const [what, value] of Object.entries(planted))
        for (const form of [value, encodeURIComponent(value)]) expect(text.includes(form), `${what} in ${carrier}`).to.equal(false)
  })
})
