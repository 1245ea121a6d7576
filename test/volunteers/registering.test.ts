import { expect } from 'chai'
import { moveClock } from '../../server/clock.ts'
import type { ProblemBody } from '../../server/contract/problems.ts'
import type { VolunteerView } from '../../server/contract/volunteers.ts'
import { buildCounty, type County } from '../support/county.ts'
import { get, granted, send } from '../support/orders.ts'
import { form, guardian, newResident, patch, residentId } from './papers.ts'

const pointersOf = ({ body }: { body: ProblemBody }) => (body.errors ?? []).map(({ pointer }) => pointer).toSorted((a, b) => a.localeCompare(b))

describe('registering as a volunteer', () => {
  let county: County
  before(async () => {
    county = await buildCounty()
  })
  afterEach(() => moveClock(null))

  const applies = async (more: object = {}) => {
    const who = await newResident(county)
    return { who, answer: await send(who, '/me/volunteer', form(more)) }
  }

  it('a form is taken, its number comes back masked, and /me says that it waits', async () => {
    const who = await newResident(county)
    expect((await get(who, '/me/volunteer')).status).to.equal(404)
    const idNumber = residentId('1988-02-29')
    const seen = await granted<VolunteerView>(send(who, '/me/volunteer', form({ idNumber: idNumber.toLowerCase(), area: county.grid, team: county.team.id })))
    expect(seen).to.include({ state: 'waiting', idNumber: `6204************${idNumber.slice(-2)}`, birthDate: '1988-02-29', area: county.grid })
    expect(seen.areaName).to.not.equal(county.grid)
    expect((await get(who, '/me')).body.volunteer).to.eql({ state: 'waiting', team: { id: county.team.id, name: county.team.name } })
    expect((await get(county.resident, '/me')).body.volunteer).to.equal(null)
  })

  it('names every fault at its field, and never repeats the number', async () => {
    const wrong = residentId().replace(/.$/, (digit) => (digit === '1' ? '2' : '1'))
    const faults: [object, string[]][] = [
      [{ idNumber: wrong }, ['/idNumber']],
      [{ idNumber: wrong.slice(0, 17) }, ['/idNumber']],
      [{ idNumber: residentId('2010-02-30') }, ['/idNumber']],
      [{ idNumber: residentId('2099-01-01') }, ['/idNumber']],
      [{ idNumber: residentId('1850-01-01') }, ['/idNumber']],
      [{ idNumber: 123456789012345 }, ['/idNumber']],
      [{ idNumber: { $gt: '' } }, ['/idNumber']],
      [{ birthDate: '1990-01-01' }, ['/birthDate']],
      [{ idKind: 'passport', idNumber: 'E12345678' }, ['/birthDate']],
      [{ idKind: 'passport', idNumber: 'E1234-678', birthDate: '1990-01-01' }, ['/idNumber']],
      [{ idKind: 'passport', idNumber: 'E12345678', birthDate: '1990-13-01' }, ['/birthDate']],
      [{ idKind: 'driving' }, ['/idKind']],
      [{ area: '620499001001999', categories: ['没有的类别'], team: county.team.leader.id }, ['/area', '/categories/0', '/team']],
      [{ agreesToRules: false, gender: 'x', skills: 'x' }, ['/agreesToRules', '/gender', '/skills']],
      [{ guardian: { ...guardian, agreed: false, phone: '1' } }, ['/guardian/agreed', '/guardian/phone']],
      [{ emergencyContact: { name: '甲' } }, ['/emergencyContact/phone', '/emergencyContact/relation']],
      [{ state: 'registered' }, ['/state']],
    ]
    const who = await newResident(county)
    for (const [more, pointers] of faults) {
      const body = form(more)
      for (const language of ['zh-CN', 'en']) {
        const answer = await send(who, '/me/volunteer', body).set('Accept-Language', language)
        expect([answer.status, ...pointersOf(answer)], JSON.stringify(more)).to.eql([422, ...pointers])
        if (typeof body.idNumber === 'string') expect(answer.text).to.not.include(body.idNumber)
      }
    }
    expect((await get(who, '/me/volunteer')).status).to.equal(404)
  })

  it('under 18 a guardian must agree, from the very birthday on none is needed; under 14 nobody registers themselves', async () => {
    const at = (moment: string) => moveClock(new Date(moment))
    const born = '2008-11-22'
    at('2026-11-21T23:59:00+08:00')
    const minor = await applies({ idNumber: residentId(born) })
    expect([minor.answer.status, ...pointersOf(minor.answer)]).to.eql([422, '/guardian'])
    const guarded = await granted<VolunteerView>(send(minor.who, '/me/volunteer', form({ idNumber: residentId(born), guardian })))
    expect(guarded.guardian).to.eql({ name: guardian.name, phone: guardian.phone, relation: guardian.relation })
    at('2026-11-22T00:00:30+08:00')
    expect((await applies({ idNumber: residentId(born) })).answer.status).to.equal(201)
    const guardedStill = await applies({ idNumber: residentId(born), guardian })
    expect((guardedStill.answer.body as VolunteerView).guardian, 'kept of minors alone').to.equal(null)
    const child = await applies({ idNumber: residentId('2012-11-23'), guardian })
    expect([child.answer.status, ...pointersOf(child.answer)]).to.eql([422, '/idNumber'])
    expect((child.answer.body as ProblemBody).errors![0]!.detail).to.include('监护人')
    expect((await applies({ idNumber: residentId('2012-11-22'), guardian })).answer.status).to.equal(201)
  })

  it('one registration a person; of ten people with one number at once, one is taken and the others learn nothing', async () => {
    const idNumber = residentId()
    const people = await Promise.all(Array.from({ length: 10 }, () => newResident(county)))
    const answers = await Promise.all(people.map((who) => send(who, '/me/volunteer', form({ idNumber }))))
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).to.eql([201, ...Array.from({ length: 9 }, () => 409)])
    const winner = people[answers.findIndex(({ status }) => status === 201)]!
    for (const { text, body } of answers.filter(({ status }) => status === 409)) {
      expect(body.code).to.equal('volunteer.number-taken')
      for (const told of [winner.name, winner.phone, winner.id, idNumber]) expect(text).to.not.include(told)
    }
    expect((await send(winner, '/me/volunteer', form())).body.code).to.equal('volunteer.already')
    const again = people.find(({ id }) => id !== winner.id)!
    expect((await send(again, '/me/volunteer', form())).status).to.equal(201)
    const another = await buildCounty()
    expect((await send(another.resident, '/me/volunteer', form({ idNumber }))).status, 'another county').to.equal(201)
  })

  it('nobody tries many numbers in a day', async () => {
    const idNumber = residentId()
    await granted(send(await newResident(county), '/me/volunteer', form({ idNumber })))
    const who = await newResident(county)
    const answers = []
    for (let n = 0; n < 11; n++) answers.push((await send(who, '/me/volunteer', form({ idNumber }))).status)
    expect(answers).to.eql([...Array.from({ length: 10 }, () => 409), 429])
  })

  it('while it waits all of it may be mended; a number that another has stays refused', async () => {
    const { who } = await applies()
    const other = residentId()
    await granted(send(await newResident(county), '/me/volunteer', form({ idNumber: other })))
    const mended = residentId('1991-05-06')
    const changes = { idKind: 'resident_id', idNumber: mended, skills: ['电工', '摄影'], publicName: true, times: ['weekends'] }
    const seen = await granted<VolunteerView>(patch(who, '/me/volunteer', changes))
    expect(seen).to.include({ birthDate: '1991-05-06', publicName: true, idNumber: `6204************${mended.slice(-2)}` })
    expect([seen.skills, seen.times]).to.eql([['电工', '摄影'], ['weekends']])
    expect((await patch(who, '/me/volunteer', { idKind: 'resident_id', idNumber: other })).body.code).to.equal('volunteer.number-taken')
    expect(pointersOf(await patch(who, '/me/volunteer', { idKind: 'resident_id', idNumber: residentId('2010-01-01') }))).to.eql(['/guardian'])
    expect(pointersOf(await patch(who, '/me/volunteer', { area: '620499001001999' }))).to.eql(['/area'])
    expect((await patch(who, '/me/volunteer', {})).status).to.equal(422)
    expect((await patch(who, '/me/volunteer', { guardian })).status, 'a guardian nobody needs').to.equal(200)
    const kept = await granted<VolunteerView>(patch(who, '/me/volunteer', { emergencyContact: { name: '乙', phone: '13800002222', relation: '邻居' } }))
    expect([kept.emergencyContact?.name, kept.guardian, kept.birthDate]).to.eql(['乙', null, '1991-05-06'])
    expect((await granted<VolunteerView>(patch(who, '/me/volunteer', { emergencyContact: null }))).emergencyContact).to.equal(null)
  })
})
