import { expect } from 'chai'
import type { CertificateView } from '../../server/contract/certificates.ts'
import type { Page } from '../../server/contract/orders.ts'
import { hoursOf, serve } from '../hours/serve.ts'
import { buildCounty, type County, type Someone } from '../support/county.ts'
import { get, granted, send } from '../support/orders.ts'
import { buildServed, issue, name, rename } from './served.ts'

const named = '王小明'

describe('the county’s certificates', () => {
  let county: County
  let nos: string[]
  before(async () => {
    const served = await buildServed()
    const { volunteer, other } = served
    county = served.county
    await rename(other, named)
    await serve(county, { minutes: 30, stars: 5, by: other })
    await hoursOf(other, ({ creditedMinutes }) => creditedMinutes === 30)
    const theirs = { path: `/people/${other.id}/certificates`, by: county.supervisor }
    nos = [(await issue(volunteer)).no, (await issue(volunteer, { layout: '2015' })).no, (await issue(theirs.by, { layout: '2021' }, theirs.path)).no].reverse()
    await granted(send(county.supervisor, `/certificates/${nos[1]!}/revoke`, { reason: '样式有误' }))
  })

  const find = (query: Record<string, string>, who: Someone = county.supervisor) =>
    granted<Page<CertificateView>>(get(who, `/certificates?${new URLSearchParams(query).toString()}`))
  const nosOf = async (query: Record<string, string>) => (await find(query)).items.map(({ no }) => no)

  it('newest first, page by page, with who issued and who revoked; no phone, no ID number', async () => {
    const first = await find({ limit: '2' })
    const second = await find({ limit: '2', cursor: first.nextCursor! })
    expect([...first.items, ...second.items].map(({ no }) => no)).to.eql(nos)
    expect([first.items.length, second.nextCursor]).to.eql([2, null])
    const [latest, revoked] = first.items
    expect(latest).to.deep.include({ state: 'valid', issuedBy: { id: county.supervisor.id, name: county.supervisor.name }, revokedBy: null, reason: null })
    expect(latest!.person.name).to.equal(named)
    expect(revoked).to.deep.include({ state: 'revoked', reason: '样式有误', revokedBy: { id: county.supervisor.id, name: county.supervisor.name } })
    const text = JSON.stringify(first)
    for (const { phone } of county.team.volunteers) expect(text).to.not.include(phone)
  })

  it('found by the beginning of a name, rare characters too, or of a number, and by state', async () => {
    const [latest, revoked, first] = nos as [string, string, string]
    expect(await nosOf({ q: '王' })).to.eql(nos)
    expect(await nosOf({ q: named.slice(0, 2) })).to.eql([latest])
    for (const q of [name, '王龘㐂', '王龘']) expect(await nosOf({ q })).to.eql([revoked, first])
    expect(await nosOf({ q: latest.toLowerCase() })).to.eql([latest])
    expect(await nosOf({ q: latest.split('-').slice(2).join('-') })).to.eql([latest])
    expect(await nosOf({ q: `${latest.slice(0, -1)}_` })).to.eql([])
    for (const q of ['.*', '$', '小明', '\u{10ffff}']) expect(await nosOf({ q })).to.eql([])
    expect(await nosOf({ state: 'revoked' })).to.eql([revoked])
    expect(await nosOf({ state: 'valid' })).to.eql([latest, first])
    expect(await nosOf({ state: 'valid', q: '王', limit: '1', cursor: (await find({ state: 'valid', limit: '1' })).nextCursor! })).to.eql([first])
  })

  it('for those who read the hours of the whole county, their own county alone', async () => {
    for (const who of [county.dispatcher, county.admin]) expect((await find({}, who)).items).to.have.lengthOf(3)
    for (const who of [county.team.volunteers[0]!, county.team.leader, county.resident, county.officer])
      expect((await get(who, '/certificates')).status).to.equal(403)
    expect((await find({}, (await buildCounty()).supervisor)).items).to.eql([])
    expect((await get(county.supervisor, '/certificates?state=changed&cursor=x')).status).to.equal(422)
  })
})
