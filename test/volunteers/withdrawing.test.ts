import { expect } from 'chai'
import mongoose from 'mongoose'
import type { Access, Page } from '../../server/contract/orders.ts'
import type { Me } from '../../server/contract/people.ts'
import type { RevealedNumber, VolunteerView } from '../../server/contract/volunteers.ts'
import { buildCounty, buildTeam, type County } from '../support/county.ts'
import { get, granted, send, uploadPhoto } from '../support/orders.ts'
import { prepareDeciding } from './deciding.ts'
import { form, newResident, residentId } from './papers.ts'

describe('what is left of a request', () => {
  let county: County
  beforeEach(async () => {
    county = await buildCounty()
  })
  const { applied, registered, decide } = prepareDeciding(() => county)
  const kept = (id: string) => mongoose.connection.collection('volunteers').findOne({ _id: id as never })

  it('refused, nothing of the form, its papers or its certificates', async () => {
    const who = await applied({ times: ['weekends'], emergencyContact: { name: '紧急甲', phone: '13800002222', relation: '朋友' } })
    await granted(send(who, '/me/volunteer/qualifications', { name: '电工证', number: 'DG-1', until: null, photo: await uploadPhoto(who) }))
    await granted(decide(county.team.leader, who, 'decline'))
    const left = Object.entries((await kept(who.id))!).filter(([, value]) => !Array.isArray(value) || value.length > 0)
    expect(left.map(([name]) => name).toSorted()).to.eql(['_id', 'appliedAt', 'county', 'decidedBy', 'reason', 'state'])
    const nothing = { gender: null, idKind: null, idNumber: null, areaName: '', birthDate: null, publicName: false }
    expect(await granted<VolunteerView>(get(who, '/me/volunteer'))).to.include({ state: 'refused', reason: '请先参加培训', ...nothing })
  })

  it('withdrawn, nothing at all, and its number is free again', async () => {
    const idNumber = residentId()
    const who = await applied({ idNumber })
    expect((await send(county.resident, '/me/volunteer/withdraw')).status).to.equal(404)
    await granted(send(who, '/me/volunteer/withdraw'))
    expect([await kept(who.id), (await granted<Me>(get(who, '/me'))).volunteer]).to.eql([null, null])
    expect((await decide(county.team.leader, who, 'accept')).status).to.equal(404)
    await granted(send(await newResident(county), '/me/volunteer', form({ idNumber })))
  })

  it('withdrawn and accepted at once, it is one of them', async () => {
    const who = await applied()
    const [back, yes] = await Promise.all([send(who, '/me/volunteer/withdraw'), decide(county.team.leader, who, 'accept')])
    expect([back.status === 204, yes.status === 204].filter(Boolean)).to.have.lengthOf(1)
    const { volunteer, teams } = await granted<Me>(get(who, '/me'))
    expect([volunteer?.state, teams.length]).to.eql(yes.status === 204 ? ['registered', 1] : [undefined, 0])
    const other = await registered()
    expect((await send(other, '/me/volunteer/withdraw')).body.code).to.equal('volunteer.decided')
  })

  it('a request to a further team is taken back alone', async () => {
    const [who, team] = [await registered(), await buildTeam(county.code)]
    expect((await send(who, `/teams/${team.id}/requests/withdraw`)).status).to.equal(404)
    await granted(send(who, `/teams/${team.id}/requests`))
    await granted(send(who, `/teams/${team.id}/requests/withdraw`))
    expect(await granted<VolunteerView>(get(who, '/me/volunteer'))).to.deep.include({ state: 'registered', asked: [] })
    await granted(send(who, `/teams/${team.id}/requests`))
    await granted(decide(team.leader, who, 'accept', team.id))
    expect((await send(who, `/teams/${team.id}/requests/withdraw`)).body.code).to.equal('volunteer.decided')
  })

  it('who decides may see the number while it waits, for a purpose that is kept; not another leader, not afterwards', async () => {
    const idNumber = residentId()
    const who = await applied({ idNumber })
    const path = `/volunteers/${who.id}/reveal`
    const purpose = '核对身份证原件'
    expect((await send((await buildTeam(county.code)).leader, path, { purpose })).status).to.equal(403)
    expect((await send(county.team.volunteers[0]!, path, { purpose })).status).to.equal(403)
    expect((await granted<RevealedNumber>(send(county.team.leader, path, { purpose }))).idNumber).to.equal(idNumber)
    const { items } = await granted<Page<Access>>(get(county.admin, '/accesses'))
    expect(items.map(({ volunteer, by, role, purpose: said }) => [volunteer?.id, by.id, role, said])).to.eql([
      [who.id, county.team.leader.id, 'team_leader', purpose],
    ])
    await granted(decide(county.team.leader, who, 'accept'))
    expect((await send(county.team.leader, path, { purpose })).status).to.equal(403)
  })
})
