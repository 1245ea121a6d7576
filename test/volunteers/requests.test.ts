import { expect } from 'chai'
import mongoose from 'mongoose'
import type { Notice } from '../../server/contract/live.ts'
import type { Page } from '../../server/contract/orders.ts'
import type { Me, TeamView } from '../../server/contract/people.ts'
import type { Requests, VolunteerRequest, VolunteerView } from '../../server/contract/volunteers.ts'
import { buildCounty, buildTeam, type County, type Someone } from '../support/county.ts'
import { listen } from '../support/listen.ts'
import { act, buildOrder, get, granted, send, uploadPhoto } from '../support/orders.ts'
import { form, guardian, newResident, patch, residentId } from './papers.ts'

describe('requests to join a team', () => {
  let county: County
  let another: County
  before(async () => {
    county = await buildCounty()
    another = await buildCounty()
  })

  const applied = async (more: object = {}) => {
    const who = await newResident(county)
    await granted(send(who, '/me/volunteer', form({ team: county.team.id, ...more })))
    return who
  }
  const decide = (who: Someone, person: Someone, how: 'accept' | 'decline', team = county.team.id) =>
    send(who, `/teams/${team}/requests/${person.id}/${how}`, how === 'decline' ? { reason: '请先参加培训' } : {})
  const members = async (team = county.team.id) => (await granted<TeamView>(get(county.admin, `/teams/${team}`))).members.map(({ id }) => id)
  const requests = async (who: Someone, team = county.team.id) => granted<Requests>(get(who, `/teams/${team}/requests`))
  const kinds = async (who: Someone) => (await granted<Page<Notice>>(get(who, '/notices?limit=100'))).items.map(({ kind, text }) => `${kind} ${text}`)
  const registered = async () => {
    const who = await applied()
    await granted(decide(county.team.leader, who, 'accept'))
    return who
  }

  it('the leader sees who asks, accepts, and the person is a volunteer and a member at their next request', async () => {
    const ear = await listen(county.team.leader)
    const who = await applied({ idNumber: residentId('2010-06-01'), guardian })
    await ear.until(({ notices }) => notices.some(({ kind, text }) => kind === 'team.asked' && text.includes(county.team.name)))
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
    await own.until(({ notices }) => notices.some(({ kind }) => kind === 'volunteer.registered_in'))
    expect(await kinds(who)).to.eql([`volunteer.registered_in 您已登记为志愿者，加入了“${county.team.name}”。`])
    expect((await patch(who, '/me/volunteer', { idKind: 'resident_id', idNumber: residentId() })).body.code).to.equal('volunteer.number-fixed')
    expect((await granted<VolunteerView>(patch(who, '/me/volunteer', { skills: ['急救'] }))).skills).to.eql(['急救'])
  })

  it('accepted twice at once counts once; so does an acceptance against a refusal', async () => {
    const who = await applied()
    const twice = await Promise.all([decide(county.team.leader, who, 'accept'), decide(county.admin, who, 'accept')])
    expect(twice.map(({ status }) => status).sort()).to.eql([204, 409])
    expect((await members()).filter((id) => id === who.id)).to.have.lengthOf(1)
    expect((await granted<Me>(get(who, '/me'))).person.roles.filter(({ role }) => role === 'volunteer')).to.have.lengthOf(1)
    const torn = await applied()
    const both = await Promise.all([decide(county.team.leader, torn, 'accept'), decide(county.admin, torn, 'decline')])
    expect(both.map(({ status }) => status).sort()).to.eql([204, 409])
    const { state } = await granted<VolunteerView>(get(torn, '/me/volunteer'))
    expect([state === 'registered', (await kinds(torn)).length]).to.eql([(await members()).includes(torn.id), 1])
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
    expect(await kinds(who)).to.eql(['volunteer.refused 您的志愿者登记未通过：请先参加培训'])
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
    expect(await kinds(county.admin)).to.include('volunteer.applied 有人申请登记为志愿者，请审核。')
    expect((await get(county.team.leader, '/volunteers/waiting')).status).to.equal(403)
    const waiting = await granted<Page<VolunteerRequest>>(get(county.admin, '/volunteers/waiting'))
    expect(waiting.items.map(({ person }) => person.id)).to.include(who.id)
    expect((await send(another.admin, `/volunteers/${who.id}/accept`)).status).to.equal(404)
    expect((await send(county.team.leader, `/volunteers/${who.id}/accept`)).status).to.equal(403)
    const twice = await Promise.all([send(county.admin, `/volunteers/${who.id}/accept`), send(county.admin, `/volunteers/${who.id}/accept`)])
    expect(twice.map(({ status }) => status).sort()).to.eql([204, 409])
    const { person, teams } = await granted<Me>(get(who, '/me'))
    expect([person.roles.some(({ role }) => role === 'volunteer'), teams]).to.eql([true, []])
    const other = await applied({ team: undefined })
    await granted(send(county.admin, `/volunteers/${other.id}/decline`, { reason: '材料不全' }))
    expect((await granted<VolunteerView>(get(other, '/me/volunteer'))).reason).to.equal('材料不全')
  })

  it('a registered volunteer asks for a further team, once at a time, and a refusal there leaves the rest', async () => {
    const team = await buildTeam(county.code)
    const waiting = await applied()
    expect((await send(waiting, `/teams/${team.id}/requests`)).body.code).to.equal('volunteer.not-registered')
    expect((await send(county.resident, `/teams/${team.id}/requests`)).body.code).to.equal('volunteer.not-registered')
    const who = await registered()
    expect((await send(who, `/teams/${another.team.id}/requests`)).status).to.equal(404)
    expect((await send(who, `/teams/${county.team.id}/requests`)).body.code).to.equal('team.already')
    const answers = await Promise.all([1, 2, 3].map(() => send(who, `/teams/${team.id}/requests`)))
    expect(answers.map(({ status }) => status).sort()).to.eql([201, 409, 409])
    await granted(decide(team.leader, who, 'decline', team.id))
    const { asked, state } = await granted<VolunteerView>(get(who, '/me/volunteer'))
    expect([state, asked.map(({ state, reason }) => [state, reason])]).to.eql(['registered', [['declined', '请先参加培训']]])
    await granted(send(who, `/teams/${team.id}/requests`))
    await granted(decide(team.leader, who, 'accept', team.id))
    expect((await granted<Me>(get(who, '/me'))).teams.map(({ id }) => id).sort()).to.eql([county.team.id, team.id].sort())
    expect((await kinds(who)).map((kind) => kind.split(' ')[0])).to.eql(['team.joined', 'team.declined', 'volunteer.registered_in'])
  })

  it('a volunteer leaves a team, but not while they serve with it on an open order', async () => {
    const who = await registered()
    const { id, no } = await buildOrder(county, { at: 'serving' })
    await granted(act(county.team.leader, id, 'assign', { volunteers: [who.id] }))
    const refused = await send(who, `/teams/${county.team.id}/leave`)
    expect([refused.status, refused.body.code, refused.body.detail.includes(no)]).to.eql([409, 'team.still-serving', true])
    await granted(act(who, id, 'check_in'))
    expect((await send(who, `/teams/${county.team.id}/leave`)).status).to.equal(409)
    await granted(act(who, id, 'check_out'))
    const attendance = [{ volunteer: who.id, minutes: 30, reason: '按实际服务时间' }]
    await granted(act(county.team.leader, id, 'complete', { summary: '已上门理发。', photos: [await uploadPhoto(county.team.leader)], attendance }))
    const [first, second] = await Promise.all([send(who, `/teams/${county.team.id}/leave`), send(who, `/teams/${county.team.id}/leave`)])
    expect([first.status, second.status].sort()).to.eql([204, 404])
    expect((await members()).includes(who.id)).to.equal(false)
    expect((await send(county.team.leader, `/teams/${county.team.id}/leave`)).body.code).to.equal('team.leader-stays')
    expect((await send(county.resident, `/teams/${county.team.id}/leave`)).status).to.equal(404)
    expect(await kinds(county.team.leader)).to.include(`team.left 有一名志愿者退出了“${county.team.name}”。`)
  })
})
