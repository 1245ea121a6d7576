import { expect } from 'chai'
import mongoose from 'mongoose'
import supertest from 'supertest'
import type { Access, Page } from '../../server/contract/orders.ts'
import type { RevealedNumber } from '../../server/contract/volunteers.ts'
import { buildCounty, buildPerson, type County, type Someone } from '../support/county.ts'
import { listen } from '../support/listen.ts'
import { get, granted, send } from '../support/orders.ts'
import { spawnServer } from '../support/process.ts'
import { form, guardian, newResident, residentId } from './papers.ts'

// An ID number is planted with a guardian and a certificate's number; they are looked for where they must not be.

const planted = { guardian: { name: '诸葛探针', phone: '13987650011' }, emergency: { name: '皇甫探针', phone: '13987650012' }, certificate: 'TZ-20261121-7' }

describe('an ID number', function () {
  this.timeout(60_000)
  let county: County
  let who: Someone
  let server: Awaited<ReturnType<typeof spawnServer>>
  const idNumber = residentId('2009-09-09')
  const answers: string[] = []
  before(async () => {
    county = await buildCounty()
    who = await newResident(county)
    server = await spawnServer(process.env.MONGODB_URI!, { LOG_LEVEL: 'debug' })
  })
  after(() => server.stop())

  const call = async (person: Someone, path: string, body?: object | string) => {
    const http = supertest(server.url)
    const asked = body === undefined ? http.get(`/api/v1${path}`) : http.post(`/api/v1${path}`).set('Content-Type', 'application/json').send(body)
    const answer = await asked
      .set('Authorization', `Bearer ${person.token}`)
      .set('Accept-Language', answers.length % 2 ? 'en' : 'zh-CN')
      .set('Idempotency-Key', `k${answers.length}`)
    answers.push(answer.text)
    return answer.status
  }

  const live = async () => {
    const body = form({
      idNumber,
      team: county.team.id,
      guardian: { ...guardian, ...planted.guardian },
      emergencyContact: { ...planted.emergency, relation: '叔叔' },
    })
    expect(await call(who, '/me/volunteer', body)).to.equal(201)
    expect(await call(await newResident(county), '/me/volunteer', { ...body, team: undefined })).to.equal(409)
    expect(await call(await newResident(county), '/me/volunteer', { ...body, idKind: 'passport' })).to.equal(409)
    for (const broken of [{ idNumber: `${idNumber}1` }, { idNumber: [idNumber] }, { birthDate: idNumber }]) {
      expect(await call(await newResident(county), '/me/volunteer', { ...body, ...broken }), JSON.stringify(broken)).to.equal(422)
    }
    expect(await call(who, '/me/volunteer', `{"idNumber": ${idNumber}}`.slice(0, -1))).to.equal(400)
    expect(await call(county.team.leader, `/teams/${county.team.id}/requests`)).to.equal(200)
    expect(await call(county.team.leader, `/teams/${county.team.id}/requests/${who.id}/accept`, {})).to.equal(204)
    expect(await call(who, '/me/volunteer/qualifications', { name: '急救员证', number: planted.certificate, until: null })).to.equal(201)
    expect(await call(who, '/me/volunteer')).to.equal(200)
    expect(await call(who, '/me')).to.equal(200)
  }

  const dump = async () => {
    const collections = await mongoose.connection.db!.collections()
    const texts = await Promise.all(collections.map(async (each) => JSON.stringify(await each.find().toArray())))
    return texts.join('\n')
  }

  it('is in no database dump, socket, log line or answer, in full', async () => {
    const people = [who, county.team.leader, county.admin, county.supervisor, county.dispatcher]
    const ears = await Promise.all(people.map((person) => listen(person, { url: server.url })))
    await live()
    await ears[0]!.until(({ notices }) => notices.length > 0)
    await ears[1]!.until(({ notices }) => notices.length > 1)
    const all = { database: await dump(), sockets: JSON.stringify(ears.map(({ heard }) => heard)), log: server.said(), answers: answers.join('\n') }
    expect(all.log).to.include('request completed')
    expect(all.database).to.include(`6204************${idNumber.slice(-2)}`)
    for (const [carrier, text] of Object.entries(all)) expect(text.includes(idNumber), carrier).to.equal(false)
    for (const carrier of ['database', 'sockets', 'log'] as const)
      for (const value of [...Object.values(planted.guardian), ...Object.values(planted.emergency), planted.certificate])
        expect(all[carrier].includes(value), `${value} in ${carrier}`).to.equal(false)
  })

  it('is shown to supervisors and administrators of the county alone, for a purpose that is kept', async () => {
    const path = `/volunteers/${who.id}/reveal`
    const purpose = '核对保险名单'
    for (const person of [who, county.team.leader, county.dispatcher, county.officer]) expect((await send(person, path, { purpose })).status).to.equal(403)
    for (const unit of ['620403000000', (await buildCounty()).code])
      expect((await send(await buildPerson('supervisor', unit), path, { purpose })).status).to.equal(404)
    expect((await send(county.supervisor, path, {})).status).to.equal(422)
    expect((await granted<Page<Access>>(get(county.admin, '/accesses'))).items).to.eql([])
    const revealed = await granted<RevealedNumber>(send(county.supervisor, path, { purpose }))
    expect(revealed).to.eql({ person: { id: who.id, name: who.name }, idKind: 'resident_id', idNumber })
    await granted(send(county.admin, path, { purpose: '更正登记' }))
    const { items } = await granted<Page<Access>>(get(county.admin, '/accesses'))
    expect(items.map(({ order, volunteer, by, role, purpose: said }) => [order, volunteer?.id, by.id, role, said])).to.eql([
      [null, who.id, county.admin.id, 'admin', '更正登记'],
      [null, who.id, county.supervisor.id, 'supervisor', purpose],
    ])
  })
})
