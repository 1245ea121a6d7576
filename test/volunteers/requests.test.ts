import { expect } from 'chai'
import mongoose from 'mongoose'
import type { Page } from '../../server/contract/orders.ts'
import type { Me } from '../../server/contract/people.ts'
import type { Requests, VolunteerRequest, VolunteerView } from '../../server/contract/volunteers.ts'
import { buildCounty, buildTeam, type County, type Someone } from '../support/county.ts'
import { listen } from '../support/listen.ts'
import { get, granted, send } from '../support/orders.ts'
import { prepareDeciding } from './deciding.ts'
import { form, guardian, newResident, patch, residentId } from './papers.ts'

describe('requests to join a team', () => {
  let county: County
  let another: County
  before(async () => {
    county = await buildCounty()
    another = await buildCounty()
  })

  const { applied, decide, members, notices } = prepareDeciding(() => county)
  const requests = async (who: Someone) => granted<Requests>(get(who, `/teams/${county.team.id}/requests`))

  it('the leader sees who asks, accepts, and the person is a volunteer and a member at their next request', async () => {
    const ear = await listen(county.team.leader)
    const who = await applied({ idNumber: residentId('2010-06-01'), guardian })
    await ear.until(({ notices: heard }) => heard.some(({ kind, text }) => kind === 'team.asked' && text.includes(county.team.name)))
    const { items } = await requests(county.team.leader)
    const asked = items.find(({ person }) => person.id === who.id)!
    expect(asked).to.include({ phone: who.phone, registered: false, age: 16 })
    expect([asked.idNumber.includes('****'), asked.guardian?.phone]).to.eql([true, guardian.phone])
    const own = await listen(who)
    await granted(decide(county.team.leader, who, 'accept'))
    const { person, teams, volunteer } = await granted<Me>(get(who, '/me'))
    expect(person.roles.map(({ role, unit }) => [role, unit.code])).to.deep.include(['volunteer', county.code])
    expect([teams.map(({ id }) => id), volunteer]).to.eql([[county.team.id], { state: 'registered', team: { id: county.team.id, name: county.team.name } }])
    expect([(await members()).includes(who.id), (await requests(county.team.leader)).items]).to.eql([true, []])
    await own.until(({ notices: heard }) => heard.some(({ kind }) => kind === 'volunteer.registered_in'))
    expect(await notices(who)).to.eql([`volunteer.registered_in 您已登记为志愿者，加入了“${county.team.name}”。`])
    expect((await patch(who, '/me/volunteer', { idKind: 'resident_id', idNumber: residentId() })).body.code).to.equal('volunteer.number-fixed')
    expect((await granted<VolunteerView>(patch(who, '/me/volunteer', { skills: ['急救'] }))).skills).to.eql(['急救'])
  })

  it('accepted twice at once counts once; so does an acceptance against a refusal', async () => {
    const who = await applied()
    const twice = await Promise.all([decide(county.team.leader, who, 'accept'), decide(county.admin, who, 'accept')])
    expect(twice.map(({ status }) => status).toSorted((a, b) => a - b)).to.eql([204, 409])
    expect((await members()).filter((id) => id === who.id)).to.have.lengthOf(1)
    expect((await granted<Me>(get(who, '/me'))).person.roles.filter(({ role }) => role === 'volunteer')).to.have.lengthOf(1)
    const torn = await applied()
    const both = await Promise.all([decide(county.team.leader, torn, 'accept'), decide(county.admin, torn, 'decline')])
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).to.eql([204, 409])
    const { state } = await granted<VolunteerView>(get(torn, '/me/volunteer'))
    expect([state === 'registered', (await notices(torn)).length]).to.eql([(await members()).includes(torn.id), 1])
  })

  it('nobody else decides: another leader 403, another county 404, who never asked 404, and not oneself', async () => {
    const who = await applied()
    const bystander = (await buildTeam(county.code)).leader
    for (const [person, status] of [
      [bystander, 403],
      [county.supervisor, 403],
      [who, 403],
      [another.team.leader, 404],
      [another.admin, 404],
    ] as const) {
      expect((await get(person, `/teams/${county.team.id}/requests`)).status, person.name).to.equal(status)
      for (const how of ['accept', 'decline'] as const) expect((await decide(person, who, how)).status, person.name).to.equal(status)
    }
    expect((await decide(county.team.leader, county.resident, 'accept')).status).to.equal(404)
    expect((await decide(bystander, who, 'accept', (await granted<Me>(get(bystander, '/me'))).teams[0]!.id)).status).to.equal(404)
    await granted(send(county.admin, '/me/volunteer', form({ team: county.team.id })))
    expect((await decide(county.admin, county.admin, 'accept')).status).to.equal(403)
    expect((await members()).includes(who.id)).to.equal(false)
  })

  it('who is refused is told why, keeps no number here, and may ask again, as may its owner', async () => {
    const idNumber = residentId()
    const who = await applied({ idNumber })
    expect((await send(county.team.leader, `/teams/${county.team.id}/requests/${who.id}/decline`)).status).to.equal(422)
    await granted(decide(county.team.leader, who, 'decline'))
    expect(await granted<VolunteerView>(get(who, '/me/volunteer'))).to.include({ state: 'refused', reason: '请先参加培训', birthDate: null })
    expect(await notices(who)).to.eql(['volunteer.refused 您的志愿者登记未通过：请先参加培训'])
    const kept = await mongoose.connection.collection('volunteers').findOne({ _id: who.id as never })
    expect(Object.keys(kept!)).to.not.include.members(['sealedIdentity', 'numberPrint'])
    expect((await decide(county.team.leader, who, 'accept')).body.code).to.equal('volunteer.decided')
    expect((await patch(who, '/me/volunteer', { skills: [] })).body.code).to.equal('volunteer.refused')
    expect((await granted<Me>(get(who, '/me'))).person.roles.map(({ role }) => role)).to.eql(['resident'])
    await granted(send(await newResident(county), '/me/volunteer', form({ idNumber })))
    expect((await granted<VolunteerView>(send(who, '/me/volunteer', form()))).state).to.equal('waiting')
  })

  it('without a team the county’s administrator decides', async () => {
    const who = await applied({ team: undefined })
    expect(await notices(county.admin)).to.include('volunteer.applied 有人申请登记为志愿者，请审核。')
    expect((await get(county.team.leader, '/volunteers/waiting')).status).to.equal(403)
    const waiting = await granted<Page<VolunteerRequest>>(get(county.admin, '/volunteers/waiting'))
    expect(waiting.items.map(({ person }) => person.id)).to.include(who.id)
    expect((await send(another.admin, `/volunteers/${who.id}/accept`)).status).to.equal(404)
    expect((await send(county.team.leader, `/volunteers/${who.id}/accept`)).status).to.equal(403)
    const twice = await Promise.all([send(county.admin, `/volunteers/${who.id}/accept`), send(county.admin, `/volunteers/${who.id}/accept`)])
    expect(twice.map(({ status }) => status).toSorted((a, b) => a - b)).to.eql([204, 409])
    const { person, teams } = await granted<Me>(get(who, '/me'))
    expect([person.roles.some(({ role }) => role === 'volunteer'), teams]).to.eql([true, []])
    const other = await applied({ team: undefined })
    await granted(send(county.admin, `/volunteers/${other.id}/decline`, { reason: '材料不全' }))
    expect((await granted<VolunteerView>(get(other, '/me/volunteer'))).reason).to.equal('材料不全')
  })
})
