import { expect } from 'chai'
import { buildCounty, type County } from '../support/county.ts'
import { granted, send } from '../support/orders.ts'
import { form, newResident, patch, residentId } from './papers.ts'

describe('one person, one number, one name', () => {
  let county: County
  beforeEach(async () => {
    county = await buildCounty()
  })

  it('a number of 18 characters is one person’s, on whatever paper', async () => {
    const [one, two] = [await newResident(county), await newResident(county)]
    const idNumber = residentId('1980-01-01')
    await granted(send(one, '/me/volunteer', form({ idNumber })))
    const second = await send(two, '/me/volunteer', form({ idNumber, idKind: 'taiwan', birthDate: '1980-01-01' }))
    expect([second.status, second.body.code]).to.eql([409, 'volunteer.number-taken'])
  })

  it('and it says when its bearer was born: fifteen, they need a guardian', async () => {
    const who = await newResident(county)
    const { status } = await send(who, '/me/volunteer', form({ idNumber: residentId('2011-10-01'), idKind: 'passport', birthDate: '1980-01-01' }))
    expect(status).to.equal(422)
  })

  it('once registered, or waiting to be, one’s name is settled', async () => {
    const who = await newResident(county)
    expect((await patch(who, '/me', { name: '测甲' })).status).to.equal(200)
    await granted(send(who, '/me/volunteer', form()))
    const renamed = await patch(who, '/me', { name: '测乙' })
    expect([renamed.status, renamed.body.code]).to.eql([409, 'volunteer.name-fixed'])
    expect((await patch(who, '/me', { name: '测甲', language: 'en' })).status).to.equal(200)
  })
})
