import { expect } from 'chai'
import type { Me } from '../../server/contract/people.ts'
import type { Requests, VolunteerView } from '../../server/contract/volunteers.ts'
import { TeamModel } from '../../server/teams/team.model.ts'
import { buildCounty, buildTeam, type County, type Someone } from '../support/county.ts'
import { get, granted, send } from '../support/orders.ts'
import { prepareDeciding } from './deciding.ts'
import { form, newResident } from './papers.ts'

// Where no leader is left to decide, the county's administrators hear of it, see it waiting and decide.

describe('requests that no leader may decide on', () => {
  let county: County
  beforeEach(async () => {
    county = await buildCounty()
  })
  const { applied, registered, decide, notices } = prepareDeciding(() => county)
  const waiting = () => granted<Requests>(get(county.admin, '/volunteers/waiting?limit=100'))
  const asked = async () => (await waiting()).items.map(({ person, team }) => [person.id, team?.id ?? null, team?.active ?? null])
  const told = async (who: Someone) => (await notices(who)).map((line) => line.split(' ')[0])
  const disband = (team: string, active = false) => TeamModel.updateOne({ _id: team }, { active })

  it('a leader registers in their own team', async () => {
    const { leader, id, name } = county.team
    await granted(send(leader, '/me/volunteer', form({ team: id })))
    expect(await notices(county.admin)).to.eql([`team.asked 有人申请加入“${name}”，请审核。`])
    expect(await told(leader)).to.eql([])
    expect(await asked()).to.eql([[leader.id, id, true]])
    await granted(decide(county.admin, leader, 'accept'))
    expect((await granted<VolunteerView>(get(leader, '/me/volunteer'))).state).to.equal('registered')
    expect(await asked()).to.eql([])
  })

  it('what a leader may decide on is not on the county’s list', async () => {
    await applied()
    const who = await registered()
    await granted(send(who, '/me/volunteer/qualifications', { name: '急救员证', until: null }))
    expect(await waiting()).to.eql({ items: [], qualifications: [], nextCursor: null })
    expect(await told(county.admin)).to.eql([])
    expect(await told(county.team.leader)).to.include.members(['team.asked', 'qualification.brought'])
  })

  it('a volunteer without a team, or with a team of their own, brings a qualification', async () => {
    const alone = await newResident(county)
    await granted(send(alone, '/me/volunteer', form()))
    await granted(send(county.admin, `/volunteers/${alone.id}/accept`))
    const { leader } = county.team
    await granted(send(leader, '/me/volunteer', form({ team: county.team.id })))
    await granted(decide(county.admin, leader, 'accept'))
    for (const who of [alone, leader]) await granted(send(who, '/me/volunteer/qualifications', { name: '急救员证', until: null }))
    const { qualifications, items } = await waiting()
    expect([items, qualifications.map(({ person }) => person.id)]).to.deep.equal([[], [alone.id, leader.id].toSorted()])
    expect((await told(county.admin)).filter((kind) => kind === 'qualification.brought')).to.have.lengthOf(2)
    for (const { person, qualification } of qualifications)
      await granted(send(county.admin, `/volunteers/${person.id}/qualifications/${qualification.id}/confirm`))
    expect((await waiting()).qualifications).to.eql([])
  })

  it('nobody joins a team that has ended meanwhile: the county registers without it, or declines', async () => {
    const [newcomer, further] = [await applied(), await registered()]
    const ended = await buildTeam(county.code)
    await granted(send(further, `/teams/${ended.id}/requests`))
    await Promise.all([disband(county.team.id), disband(ended.id)])
    const both = [
      [newcomer.id, county.team.id, false],
      [further.id, ended.id, false],
    ]
    expect(await asked()).to.have.deep.members(both)
    for (const [who, team] of [
      [newcomer, county.team.id],
      [further, ended.id],
    ] as const) {
      const { status, body } = await decide(county.admin, who, 'accept', team)
      expect([status, body.code, body.detail.includes('已停止活动')]).to.eql([409, 'team.inactive', true])
    }
    expect(await asked()).to.have.deep.members(both)
    await granted(send(county.admin, `/volunteers/${newcomer.id}/accept`))
    await granted(decide(county.admin, further, 'decline', ended.id))
    const { volunteer, teams } = await granted<Me>(get(newcomer, '/me'))
    expect([volunteer, teams, await asked()]).to.eql([{ state: 'registered', team: null }, [], []])
    expect((await TeamModel.findById(ended.id).lean())!.members.some(({ id }) => id === further.id)).to.equal(false)
  })

  it('the county does not decide past a team that is there', async () => {
    const who = await applied()
    expect((await send(county.admin, `/volunteers/${who.id}/accept`)).body.code).to.equal('volunteer.decided')
  })
})
