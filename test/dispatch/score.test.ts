import { expect } from 'chai'
import { rankTeams } from '../../server/dispatch/rank.ts'
import type { CandidateTeam } from '../../server/dispatch/score.ts'
import { metresBetween } from '../../server/units/distance.ts'
import { at, minutesFromNow, now, order, team, yardstick } from './towns.ts'

const reasonFor = (said: Partial<CandidateTeam>, asked = order('1')) => rankTeams(asked, [team('a', said)], yardstick).excluded[0]?.reason.code ?? null
const rank = (teams: CandidateTeam[], asked = order('1')) => rankTeams(asked, teams, yardstick).items
const partsOf = (said: Partial<CandidateTeam>, asked = order('1')) => rank([team('a', { capacity: 4, ...said })], asked)[0]!.parts
const overnight = [{ days: [2], from: '22:00', to: '10:01' }]

describe('who could take an order', () => {
  it('each obstacle keeps a team out under its own name', () => {
    expect(reasonFor({})).to.equal(null)
    expect(reasonFor({ active: false })).to.equal('inactive')
    expect(reasonFor({ categories: ['家电'] })).to.equal('category')
    expect(reasonFor({ area: ['elsewhere'] })).to.equal('place')
    expect(reasonFor({}, order('1', { declinedBy: ['a'] }))).to.equal('declined')
    expect(reasonFor({ onDuty: false })).to.equal('paused')
    expect(reasonFor({ capacity: 2, load: 2 })).to.equal('full')
  })
  it('the reason is told in both languages', () => {
    const [left] = rankTeams(order('1'), [team('a', { onDuty: false })], yardstick).excluded
    expect(left).to.eql({ team: { id: 'a', name: '服务队a' }, reason: { code: 'paused', zh: '暂停接单', en: 'Paused' } })
  })
  it('a radius round the position serves beside the area, to the metre', () => {
    const outside = { area: [], position: at(5) }
    expect(reasonFor({ ...outside, radiusMetres: 5000 })).to.equal(null)
    expect(reasonFor({ ...outside, radiusMetres: 4999 })).to.equal('place')
    expect(reasonFor({ ...outside, position: null, radiusMetres: 5000 })).to.equal('place')
    expect(reasonFor({ ...outside, radiusMetres: 5000 }, order('1', { location: null }))).to.equal('place')
  })
  it('hours are Shanghai hours: it is Wednesday ten o’clock', () => {
    expect(reasonFor({ hours: [{ days: [3], from: '10:00', to: '12:00' }] })).to.equal(null)
    expect(reasonFor({ hours: [{ days: [3], from: '08:00', to: '10:00' }] })).to.equal('hours')
    expect(reasonFor({ hours: [{ days: [4], from: '10:00', to: '12:00' }] })).to.equal('hours')
    expect(reasonFor({ hours: overnight })).to.equal(null)
    expect(reasonFor({ hours: [{ days: [3], from: '22:00', to: '10:01' }] })).to.equal('hours')
    expect(reasonFor({ hours: [] })).to.equal('hours')
  })
  it('an emergency calls a team outside its hours, or one that has paused, only when it agreed', () => {
    const emergency = order('1', { urgency: 'emergency' })
    expect(reasonFor({ hours: [], alertsForEmergencies: true }, emergency)).to.equal(null)
    expect(reasonFor({ hours: [], alertsForEmergencies: false }, emergency)).to.equal('hours')
    expect(reasonFor({ hours: [], alertsForEmergencies: true }, order('1', { urgency: 'urgent' }))).to.equal('hours')
    expect(reasonFor({ onDuty: false, alertsForEmergencies: true }, emergency)).to.equal(null)
    expect(reasonFor({ onDuty: false, alertsForEmergencies: false }, emergency)).to.equal('paused')
    expect(reasonFor({ onDuty: false, alertsForEmergencies: true }, order('1', { urgency: 'urgent' }))).to.equal('paused')
  })
  it('a required qualification counts to its last day', () => {
    const asked = order('1', { requires: '电工证' })
    const held = (until: string | null) => ({ qualifications: [{ name: '电工证', until }] })
    expect(reasonFor({}, asked)).to.equal('qualification')
    expect(reasonFor({ qualifications: [{ name: '驾驶证', until: null }] }, asked)).to.equal('qualification')
    expect([held('2026-03-03'), held('2026-03-04'), held(null)].map((said) => reasonFor(said, asked))).to.eql(['qualification', null, null])
  })
})

describe('the score of a team', () => {
  it('each part runs from 0 to 1 as it should', () => {
    const skilled = (byCategory: number) => partsOf({ completed: { total: 12, byCategory: { 助老: byCategory } } }).skill
    expect([partsOf({}).skill, skilled(12), skilled(0)]).to.eql([0.5, 14 / 16, 2 / 16])
    const far = [0, 5, 10].map((km) => Math.round(partsOf({ position: at(km) }).distance * 1e9) / 1e9)
    expect([...far, partsOf({ position: null }).distance]).to.eql([1, 0.5, 0.25, 0.5])
    expect([0, 1, 3].map((load) => partsOf({ load }).load)).to.eql([1, 0.75, 0.25])
    expect([partsOf({}).quality, partsOf({ stars: { count: 5, sum: 25 } }).quality]).to.eql([0.75, 0.875])
    expect([0, 60, null].map((acceptMinutes) => partsOf({ acceptMinutes }).promptness)).to.eql([1, 0.5, 0.5])
    expect([null, now, minutesFromNow(-1440)].map((lastOfferedAt) => partsOf({ lastOfferedAt }).fairness)).to.eql([1, 0, 0.5])
  })
  it('five ratings of one star weigh as the prior does, one rating hardly', () => {
    expect(partsOf({ stars: { count: 5, sum: 5 } }).quality).to.equal(0.375)
    expect(partsOf({ stars: { count: 1, sum: 1 } }).quality).to.be.within(0.6, 0.75)
  })
  it('the score is the weighted sum of its parts, whatever the weights sum to', () => {
    const weights = { skill: 1, distance: 0, load: 3, quality: 0, promptness: 0, fairness: 0 }
    const [first] = rankTeams(order('1'), [team('a', { capacity: 4, load: 2 })], { ...yardstick, weights }).items
    expect(first!.score).to.equal(0.5)
    const [usual] = rank([team('a', { position: at(5), lastOfferedAt: minutesFromNow(-1440), acceptMinutes: 60 })])
    expect(usual!.score).to.be.closeTo(0.2 * 0.5 + 0.25 * 0.5 + 0.15 * 1 + 0.15 * 0.75 + 0.1 * 0.5 + 0.15 * 0.5, 1e-6)
  })
  it('a team over its weekly limit comes last and says so', () => {
    const items = rank([
      team('a', { weekMinutes: 601, weeklyLimit: 600 }),
      team('b', { position: at(40) }),
      team('c', { position: at(50), weekMinutes: 600, weeklyLimit: 600 }),
    ])
    expect(items.map(({ team, overWeekly }) => [team.id, overWeekly])).to.eql([
      ['b', false],
      ['c', false],
      ['a', true],
    ])
  })
  it('equal teams stand by id, and the order of input changes nothing', () => {
    const teams = [team('b'), team('c', { position: at(1) }), team('a'), team('e', { onDuty: false }), team('d', { active: false })]
    const ranked = rankTeams(order('1'), teams, yardstick)
    expect(ranked.items.map(({ team }) => team.id)).to.eql(['a', 'b', 'c'])
    expect(rankTeams(order('1'), teams.toReversed(), yardstick)).to.eql(ranked)
  })
  it('metres are those the rest of the program measures', () => {
    const place = { type: 'Point' as const, coordinates: [104.17, 36.54] as [number, number] }
    for (const [lng, lat] of [
      [104.17, 36.54],
      [104.2, 36.4],
      [103.1, 37],
      [-70, -12],
    ] as [number, number][]) {
      const position = { type: 'Point' as const, coordinates: [lng, lat] as [number, number] }
      expect(rank([team('a', { position })], order('1', { location: place }))[0]!.metres).to.equal(metresBetween(place, position))
    }
  })
})
