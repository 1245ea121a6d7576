import { expect } from 'chai'
import type { Me } from '../../server/contract/people.ts'
import type { VolunteerView } from '../../server/contract/volunteers.ts'
import { buildCounty, buildTeam, type County } from '../support/county.ts'
import { act, buildOrder, get, granted, send, uploadPhoto } from '../support/orders.ts'
import { prepareDeciding } from './deciding.ts'

describe('members of teams', () => {
  let county: County
  let another: County
  before(async () => {
    county = await buildCounty()
    another = await buildCounty()
  })
  const { applied, decide, registered, members, notices } = prepareDeciding(() => county)

  it('a registered volunteer asks for a further team, once at a time, and a refusal there leaves the rest', async () => {
    const team = await buildTeam(county.code)
    const waiting = await applied()
    expect((await send(waiting, `/teams/${team.id}/requests`)).body.code).to.equal('volunteer.not-registered')
    expect((await send(county.resident, `/teams/${team.id}/requests`)).body.code).to.equal('volunteer.not-registered')
    const who = await registered()
    expect((await send(who, `/teams/${another.team.id}/requests`)).status).to.equal(404)
    expect((await send(who, `/teams/${county.team.id}/requests`)).body.code).to.equal('team.already')
    const answers = await Promise.all([1, 2, 3].map(() => send(who, `/teams/${team.id}/requests`)))
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).to.eql([201, 409, 409])
    await granted(decide(team.leader, who, 'decline', team.id))
    const { asked, state } = await granted<VolunteerView>(get(who, '/me/volunteer'))
    expect([state, asked.map(({ state, reason }) => [state, reason])]).to.eql(['registered', [['declined', '请先参加培训']]])
    await granted(send(who, `/teams/${team.id}/requests`))
    await granted(decide(team.leader, who, 'accept', team.id))
    expect((await granted<Me>(get(who, '/me'))).teams.map(({ id }) => id)).to.have.members([county.team.id, team.id])
    expect((await notices(who)).map((kind) => kind.split(' ')[0])).to.eql(['team.joined', 'team.declined', 'volunteer.registered_in'])
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
    expect([first.status, second.status].toSorted((a, b) => a - b)).to.eql([204, 404])
    expect((await members()).includes(who.id)).to.equal(false)
    expect((await send(county.team.leader, `/teams/${county.team.id}/leave`)).body.code).to.equal('team.leader-stays')
    expect((await send(county.resident, `/teams/${county.team.id}/leave`)).status).to.equal(404)
    expect(await notices(county.team.leader)).to.include(`team.left 有一名志愿者退出了“${county.team.name}”。`)
  })
})
