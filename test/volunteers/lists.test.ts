import { expect } from 'chai'
import type { Requests, VolunteerView } from '../../server/contract/volunteers.ts'
import { buildCounty, buildTeam, type County, type Someone } from '../support/county.ts'
import { get, granted, send } from '../support/orders.ts'
import { prepareDeciding } from './deciding.ts'

describe('lists of requests, and how many one may make', () => {
  let county: County
  before(async () => {
    county = await buildCounty()
  })
  const { applied, registered } = prepareDeciding(() => county)

  const readAll = async (who: Someone, path: string) => {
    const pages: Requests[] = []
    for (let cursor: string | null = ''; cursor !== null; cursor = pages.at(-1)!.nextCursor)
      pages.push(await granted<Requests>(get(who, `${path}?limit=2${cursor && `&cursor=${cursor}`}`)))
    return pages
  }

  it('go on page by page: everyone is on one page, once', async () => {
    const bringers = [await registered(), await registered()]
    for (const who of bringers) await granted(send(who, '/me/volunteer/qualifications', { name: '急救员证', until: null }))
    const askers = [await applied(), await applied(), await applied()]
    const direct = [await applied({ team: undefined }), await applied({ team: undefined }), await applied({ team: undefined })]
    const ids = (people: Someone[]) => people.map(({ id }) => id).toSorted()
    for (const [who, path, wanted, held] of [
      [county.team.leader, `/teams/${county.team.id}/requests`, askers, bringers],
      [county.admin, '/volunteers/waiting', direct, []],
    ] as const) {
      const pages = await readAll(who, path)
      expect(pages.flatMap(({ items }) => items.map(({ person }) => person.id))).to.eql(ids([...wanted]))
      expect(pages.flatMap(({ qualifications }) => qualifications.map(({ person }) => person.id))).to.eql(ids([...held]))
      expect(pages.map(({ items, qualifications }) => items.length + qualifications.length <= 2)).to.not.include(false)
    }
    expect((await get(county.team.leader, `/teams/${county.team.id}/requests?limit=101`)).status).to.equal(422)
  })

  it('five teams at a time may be asked, also when ten are at once', async () => {
    const who = await registered()
    const teams = await Promise.all(Array.from({ length: 10 }, () => buildTeam(county.code)))
    const answers = await Promise.all(teams.map(({ id }) => send(who, `/teams/${id}/requests`)))
    expect(answers.filter(({ status }) => status === 201)).to.have.lengthOf(5)
    expect(new Set(answers.filter(({ status }) => status !== 201).map(({ body }) => body.code))).to.eql(new Set(['team.enough-asked']))
    const { asked } = await granted<VolunteerView>(get(who, '/me/volunteer'))
    expect(asked).to.have.lengthOf(5)
    await granted(send(who, `/teams/${asked[0]!.team.id}/requests/withdraw`))
    const left = teams.find(({ id }) => !asked.some(({ team }) => team.id === id))!
    await granted(send(who, `/teams/${left.id}/requests`))
  })
})
