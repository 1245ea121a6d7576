import { expect } from 'chai'
import { localDate, moveClock } from '../../server/clock.ts'
import type { Notice } from '../../server/contract/live.ts'
import type { Page } from '../../server/contract/orders.ts'
import type { Requests, VolunteerView } from '../../server/contract/volunteers.ts'
import { purgePhotos } from '../../server/photos/purge-photos.ts'
import { TeamModel } from '../../server/teams/team.model.ts'
import { validOn } from '../../server/teams/covers.ts'
import { warnQualifications } from '../../server/volunteers/warn-qualifications.ts'
import { buildCounty, buildTeam, type County, type Someone } from '../support/county.ts'
import { get, granted, send, uploadPhoto } from '../support/orders.ts'
import { form, newResident } from './papers.ts'

const dayMs = 24 * 3_600_000
const inDays = (days: number) => localDate(new Date(Date.now() + days * dayMs))
const passDays = (days: number) => moveClock(new Date(Date.now() + days * dayMs))

describe('qualifications', () => {
  let county: County
  let team: Awaited<ReturnType<typeof buildTeam>>
  beforeEach(async () => {
    county = await buildCounty()
    team = await buildTeam(county.code, { qualifications: [{ name: '电工证', until: inDays(100) }] })
  })
  afterEach(() => moveClock(null))

  const member = async () => {
    const who = await newResident(county)
    await granted(send(who, '/me/volunteer', form({ team: team.id })))
    await granted(send(team.leader, `/teams/${team.id}/requests/${who.id}/accept`))
    return who
  }
  const bring = async (who: Someone, brought: object) =>
    (await granted<VolunteerView>(send(who, '/me/volunteer/qualifications', { until: null, ...brought }))).qualifications.at(-1)!.id
  const confirm = (by: Someone, who: Someone, id: string) => send(by, `/volunteers/${who.id}/qualifications/${id}/confirm`)
  const ofTeam = async (id = team.id) => (await TeamModel.findById(id).lean())!.qualifications!
  const confirmed = async (who: Someone, brought: object) => {
    const id = await bring(who, brought)
    await granted(confirm(team.leader, who, id))
    return id
  }

  it('counts for the team once its leader has confirmed it, with the latest day of all who hold it', async () => {
    const [first, second] = [await member(), await member()]
    const id = await bring(first, { name: '急救员证', number: 'JJ-2026-01', until: inDays(50) })
    expect((await ofTeam()).map(({ name }) => name)).to.eql(['电工证'])
    const { qualifications } = await granted<Requests>(get(team.leader, `/teams/${team.id}/requests`))
    expect(qualifications.map(({ person, qualification }) => [person.id, qualification.id, qualification.number])).to.eql([[first.id, id, 'JJ-2026-01']])
    const outsider = (await buildTeam(county.code)).leader
    expect([(await confirm(outsider, first, id)).status, (await confirm(first, first, id)).status]).to.eql([403, 403])
    expect((await confirm((await buildCounty()).admin, first, id)).status).to.equal(404)
    const twice = await Promise.all([confirm(team.leader, first, id), confirm(county.admin, first, id)])
    expect(twice.map(({ status }) => status).toSorted((a, b) => a - b)).to.eql([200, 409])
    expect(await ofTeam()).to.deep.include({ name: '急救员证', until: inDays(50), ofMembers: true })
    await confirmed(second, { name: '急救员证', until: inDays(80) })
    await confirmed(second, { name: '电工证', until: inDays(20) })
    expect(await ofTeam()).to.eql([
      { name: '电工证', until: inDays(100) },
      { name: '急救员证', until: inDays(80), ofMembers: true },
    ])
    await granted(send(second, `/teams/${team.id}/leave`))
    expect((await ofTeam()).find(({ name }) => name === '急救员证')?.until).to.equal(inDays(50))
    expect(validOn(await ofTeam(), inDays(51)).map(({ name }) => name)).to.eql(['电工证'])
  })

  it('those of many members confirmed at once all reach the team', async () => {
    const people = [await member(), await member(), await member(), await member()]
    const ids = await Promise.all(people.map((who, n) => bring(who, { name: `资质${n}` })))
    const answers = await Promise.all(people.map((who, n) => confirm(team.leader, who, ids[n]!)))
    expect(answers.map(({ status }) => status)).to.eql([200, 200, 200, 200])
    expect((await ofTeam()).map(({ name }) => name).toSorted((a, b) => a.localeCompare(b))).to.eql(['电工证', '资质0', '资质1', '资质2', '资质3'])
  })

  it('what a volunteer holds comes along to a further team', async () => {
    const who = await member()
    await confirmed(who, { name: '救生员证' })
    const further = await buildTeam(county.code)
    await granted(send(who, `/teams/${further.id}/requests`))
    await granted(send(further.leader, `/teams/${further.id}/requests/${who.id}/accept`))
    expect(await ofTeam(further.id)).to.eql([{ name: '救生员证', until: null, ofMembers: true }])
  })

  it('refuses junk, what has run out, and says why one is not confirmed', async () => {
    const who = await member()
    const status = async (brought: object) => (await send(who, '/me/volunteer/qualifications', brought)).status
    expect(await status({ name: 'x' })).to.equal(422)
    expect(await status({ name: 'x', until: '2027-02-30' })).to.equal(422)
    expect(await status({ name: 'x', until: inDays(-1) })).to.equal(422)
    expect(await status({ name: 'x', until: null, photo: await uploadPhoto(county.resident) })).to.equal(422)
    expect((await send(county.resident, '/me/volunteer/qualifications', { name: 'x', until: null })).status).to.equal(404)
    const id = await bring(who, { name: '电工证', until: inDays(0) })
    await granted(send(team.leader, `/volunteers/${who.id}/qualifications/${id}/refuse`, { reason: '照片看不清' }))
    expect((await granted<VolunteerView>(get(who, '/me/volunteer'))).qualifications[0]).to.include({ state: 'refused', reason: '照片看不清' })
    expect((await ofTeam()).length).to.equal(1)
    for (let n = 1; n < 20; n++) await bring(who, { name: `证${n}` })
    expect(await status({ name: '第二十一份', until: null })).to.equal(409)
  })

  it('its photo stays, for its holder and those who decide on it alone', async () => {
    const who = await member()
    const photo = await uploadPhoto(who)
    await bring(who, { name: '电工证', photo })
    passDays(2)
    await purgePhotos()
    moveClock(null)
    const statusFor = async (reader: Someone) => (await get(reader, `/photos/${photo}/thumb`)).status
    expect([await statusFor(who), await statusFor(team.leader), await statusFor(county.admin)]).to.eql([200, 200, 200])
    expect([await statusFor(team.volunteers[0]!), await statusFor(county.team.leader), await statusFor((await buildCounty()).admin)]).to.eql([404, 404, 404])
  })

  it('volunteer and leader are told thirty days before it runs out, and when it has, once each', async () => {
    const who = await member()
    await confirmed(who, { name: '急救员证', until: inDays(40) })
    await bring(who, { name: '没有确认的', until: inDays(40) })
    const told = async (person: Someone) =>
      (await granted<Page<Notice>>(get(person, '/notices?limit=100'))).items.map(({ kind }) => kind).filter((kind) => kind.startsWith('qualification.exp'))
    const after = async (days: number) => {
      passDays(days)
      await Promise.all([warnQualifications(), warnQualifications()])
      moveClock(null)
      return [await told(who), await told(team.leader)]
    }
    expect(await after(9)).to.eql([[], []])
    const first = [['qualification.expiring'], ['qualification.expiring_member']]
    expect(await after(10)).to.eql(first)
    expect(await after(40), 'the last good day').to.eql(first)
    const both = [
      ['qualification.expired', 'qualification.expiring'],
      ['qualification.expired_member', 'qualification.expiring_member'],
    ]
    expect(await after(41)).to.eql(both)
    expect(await after(60)).to.eql(both)
  })
})
