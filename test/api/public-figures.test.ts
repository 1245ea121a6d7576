import { expect } from 'chai'
import type { OpenFigures } from '../../server/contract/public.ts'
import { concealCounts, concealSums } from '../../server/public/conceal.ts'
import { openRows } from '../../server/public/open-rows.ts'
import { buildCounty, type County } from '../support/county.ts'
import { buildOrder, get } from '../support/orders.ts'
import { eventually } from '../support/eventually.ts'
import { http } from '../support/program.ts'

describe('GET /public/figures', function () {
  this.timeout(120_000)
  let county: County
  const ask = (query = '') => http().get(`/api/v1/public/figures?county=${county.code}${query}`)
  before(async () => {
    county = await buildCounty()
    for (let n = 0; n < 5; n++) await buildOrder(county, { at: 'rated' })
    await buildOrder(county, { at: 'posted' })
  })

  it('422 for what is no span of months, 404 for what is no county', async () => {
    for (const query of ['&from=2026-13', '&from=2026-05&to=2026-04', '&from=2020-01&to=2026-01']) expect((await ask(query)).status).to.equal(422)
    expect((await http().get(`/api/v1/public/figures?county=${county.village}`)).status).to.equal(404)
  })

  it('counts what was posted, finished, in time, rated and credited, by month and category', async () => {
    const month = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 7)
    // Hours are credited within a second of the rating.
    await eventually(
      () => get(county.supervisor, '/hours/figures'),
      ({ body: figures }) => (figures as { services: number }).services === 5,
    )
    const { body, headers } = await ask()
    const { months, categories, total, county: of } = body as OpenFigures
    expect(headers['cache-control']).to.equal('public, max-age=60')
    expect(of.code).to.equal(county.code)
    // One volunteer served all five: how long is not told.
    const counted = { posted: 6, finished: 5, onTime: 1, stars: 5, ratings: 5, minutes: null, volunteers: '<5' }
    expect(total).to.eql({ of: '', ...counted })
    expect(months.at(-1)).to.eql({ of: month, ...counted })
    expect(months.at(-2)).to.deep.include({ posted: 0, finished: 0, onTime: null, stars: null, minutes: 0, volunteers: 0 })
    expect(categories).to.eql([{ of: '助老服务', ...counted }])
  })

  it('defaults to the twelve months up to this one', async () => {
    expect(((await ask()).body as OpenFigures).months).to.have.length(12)
  })
})

describe('what open figures keep back', () => {
  it('one to four are told as <5; where that is one alone, the least of the others is not told either', () => {
    expect(concealCounts([12, 3, 0, 7, 2])).to.eql([12, '<5', 0, 7, '<5'])
    expect(concealCounts([12, 3, 0, 7])).to.eql([12, '<5', 0, null])
    expect(concealCounts([3])).to.eql(['<5'])
    expect(concealCounts([12, 0, 7])).to.eql([12, 0, 7])
  })
  it('sums of fewer than five people are not told', () => {
    expect(concealSums([600, 60, 90, 0], [10, 2, 8, 0])).to.eql([600, null, null, 0])
    expect(concealSums([600, -60, 90, 0], [10, 0, 8, 0])).to.eql([600, null, null, 0])
  })
  it('neither punctuality nor stars are told of a number that is not', () => {
    const made = (of: string, finished: number) => ({
      month: '2026-01',
      category: of,
      posted: finished,
      finished,
      onTime: finished,
      ratings: finished,
      stars: 5 * finished,
    })
    const all = [made('a', 12), made('b', 1), made('c', 6)]
    const rows = openRows(['a', 'b', 'c'], (key) => all.filter(({ category }) => category === key), [])
    expect(rows.map(({ finished, onTime, ratings, stars }) => [finished, onTime, ratings, stars])).to.eql([
      [12, 1, 12, 5],
      ['<5', null, '<5', null],
      [null, null, null, null],
    ])
  })
})
