import { expect } from 'chai'
import type { AreaFigures, Today } from '../../server/contract/reports.ts'
import type { Boundaries } from '../../server/contract/places.ts'
import { buildCounty, buildPerson, type County, type Someone } from '../support/county.ts'
import { http } from '../support/program.ts'
import { eventually } from '../support/eventually.ts'
import { buildOrder, get, granted } from '../support/orders.ts'

const square = (x: number, y: number) => [
  [
    [x, y],
    [x + 0.1, y],
    [x + 0.1, y + 0.1],
    [x, y],
  ],
]
const feature = (code: string, coordinates: unknown = square(104, 36)) => ({
  type: 'Feature',
  properties: { code, name: 'x' },
  geometry: { type: 'Polygon', coordinates },
})
const collection = (...features: object[]) => ({ type: 'FeatureCollection', features })

describe('polygons of units', () => {
  let county: County
  let admin: Someone
  before(async () => {
    county = await buildCounty()
    admin = await buildPerson('admin', county.code)
  })
  const put = (who: Someone, body: object) => http().put('/api/v1/units/boundaries').set('Authorization', `Bearer ${who.token}`).send(body)
  const read = () => http().get(`/api/v1/units/boundaries?county=${county.code}`)

  it('anyone reads them by county, empty at first; only an administrator replaces them', async () => {
    expect((await read()).body).to.eql(collection())
    expect((await put(county.officer, collection())).status).to.equal(403)
    expect((await http().get('/api/v1/units/boundaries?county=999999000000')).status).to.equal(404)
  })

  it('all or nothing: every bad feature is named', async () => {
    const [town, village] = [county.officer.unit, county.clerk.unit]
    const open = [[[104, 36], [105, 36], [105, 37], [104, 37]]] // prettier-ignore
    const refused = await put(admin, collection(feature(town), feature(town), feature('999999000000'), feature(village, open), feature(village, [[[1, 2]]])))
    expect(refused.status).to.equal(422)
    expect(refused.body.errors.map(({ pointer }: { pointer: string }) => pointer)).to.eql([
      '/features/1/properties/code',
      '/features/2/properties/code',
      '/features/3/geometry/coordinates',
      '/features/4/properties/code',
      '/features/4/geometry/coordinates',
    ])
    expect((await read()).body.features).to.eql([])
  })

  it('a new version takes the place of the old one, and who has it already is told so', async () => {
    expect((await put(admin, collection(feature(county.officer.unit, square(104.123456, 36))))).body).to.eql({ features: 1 })
    const first = await read()
    const { features } = first.body as Boundaries
    expect(features[0]!.properties).to.eql({ code: county.officer.unit })
    expect((features[0]!.geometry.coordinates as number[][][])[0]![0]).to.eql([104.12346, 36])
    const etag = first.headers['etag'] as string
    expect((await read().set('If-None-Match', etag)).status).to.equal(304)
    await put(admin, collection())
    expect((await read().set('If-None-Match', etag)).status).to.equal(200)
  })

  it('a county’s polygons may be larger than other requests, but not without end', async () => {
    const ring = Array.from({ length: 20_000 }, (_, n) => [104 + n / 1e6, 36])
    expect((await put(admin, collection(feature(county.officer.unit, [[...ring, ring[0]]])))).status).to.equal(200)
    const huge = await put(admin, { ...collection(), padding: 'x'.repeat(5_300_000) })
    expect(huge.status).to.equal(413)
    expect(huge.body.detail).to.include('5 MB')
    await put(admin, collection())
  })

  it('units come with those below them in one answer', async () => {
    const { body } = await http().get(`/api/v1/units?parent=${county.code}&depth=2`)
    expect(body.items.map(({ level }: { level: string }) => level)).to.include.members(['town', 'village'])
    expect(body.items.map(({ level }: { level: string }) => level)).to.not.include('grid')
  })
})

describe('reports', () => {
  let county: County
  before(async () => {
    county = await buildCounty()
    await buildOrder(county, { at: 'posted' })
    await buildOrder(county, { at: 'served' })
    await buildOrder(county, { at: 'rated' })
  })

  it('today: each step’s passages and what waits, on time, stars, and moves without a name', async () => {
    const today = await eventually(
      () => granted<Today>(get(county.dispatcher, '/reports/today')),
      ({ moves, flow }) => moves.some(({ action }) => action === 'rate') && flow.some(({ step, passed }) => step === 'fulfil' && passed === 2),
    )
    expect(today.flow.map(({ step, waiting, passed }) => [step, waiting, passed])).to.eql([
      ['collect', 1, 2],
      ['report', 0, 2],
      ['claim', 0, 2],
      ['dispatch', 0, 2],
      ['fulfil', 0, 2],
      ['rate', 1, 1],
    ])
    expect(today.onTime).to.eql({ share: 1, count: 2 })
    expect(today.rating.count).to.equal(1)
    expect(today.postedToday).to.equal(3)
    expect(today.hours.reduce((sum, { served }) => sum + served, 0)).to.equal(2)
    expect(today.villages).to.eql([{ town: county.officer.unit, village: county.clerk.unit, orders: 1, near: 0, late: 0, emergency: 0 }])
    for (const name of [county.resident.name, county.worker.name]) expect(JSON.stringify(today)).to.not.include(name)
    expect(Object.keys(today.moves[0]!)).to.have.members(['eventId', 'action', 'status', 'town', 'village', 'category', 'urgency', 'at'])
  })

  it('today is for those who watch the county', async () => {
    expect((await get(county.supervisor, '/reports/today')).status).to.equal(200)
    for (const who of [county.officer, county.resident, county.team.leader]) expect((await get(who, '/reports/today')).status).to.equal(403)
  })

  it('an area’s figures are for its own officers and the centre; to others it is absent', async () => {
    const figures = await granted<AreaFigures>(get(county.clerk, `/reports/area?unit=${county.clerk.unit}`))
    expect(figures).to.deep.include({ unit: county.clerk.unit, counts: { posted: 1, served: 1 }, overdue: 0, servedThisMonth: 2 })
    expect(figures.rating.count).to.equal(1)
    expect((await get(county.supervisor, `/reports/area?unit=${county.clerk.unit}`)).status).to.equal(200)
    for (const who of [county.worker, county.resident]) expect((await get(who, `/reports/area?unit=${county.clerk.unit}`)).status).to.equal(404)
  })
})
