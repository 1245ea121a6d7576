import { expect } from 'chai'
import type { People } from '../../scripts/seed/cast.ts'
import { makePeople } from '../../scripts/seed/people.ts'
import { demoCounty, readPlaces } from '../../scripts/seed/places.ts'
import { makeRegistrations } from '../../scripts/seed/registrations.ts'
import { makeTeams } from '../../scripts/seed/teams.ts'
import { localDate, now } from '../../server/clock.ts'
import { ageOn, isEighteen } from '../../server/volunteers/identity.ts'
import { open } from '../../server/volunteers/sealed.ts'

describe('the registrations of the demo county', () => {
  const units = readPlaces()
  const everyone = makePeople(units)
  const people: People = new Map(everyone.map((person) => [person.phone, person]))
  const towns = units.filter(({ level, county }) => level === 'town' && county === demoCounty)
  const made = makeRegistrations(makeTeams(people, towns), units, { id: 'admin', name: '王管理' })

  it('are one for everyone who leads or serves, each decided by somebody else', () => {
    const serving = everyone.filter(({ roles }) => roles.some(({ role }) => role === 'volunteer' || role === 'team_leader'))
    expect(made.map(({ _id }) => _id)).to.have.members(serving.map(({ _id }) => _id))
    expect(made.filter(({ _id, decidedBy }) => decidedBy?.id === _id)).to.eql([])
  })

  it('carry well-formed numbers of a district that does not exist, each another, of adults', () => {
    const papers = made.map(({ _id, sealedIdentity }) => open(_id, 'identity', sealedIdentity)!)
    for (const { idNumber, birthDate } of papers) {
      expect([idNumber.slice(0, 6), isEighteen(idNumber)], idNumber).to.eql(['620499', true])
      expect(ageOn(birthDate, localDate(now())), birthDate).to.be.within(18, 80)
    }
    expect(units.some(({ _id }) => _id.startsWith('620499'))).to.equal(false)
    expect(new Set(made.map(({ numberPrint }) => numberPrint)).size).to.equal(made.length)
    for (const [index, { gender }] of made.entries()) expect(Number(papers[index]!.idNumber[16]) % 2 === 1).to.equal(gender === 'male')
  })
})
