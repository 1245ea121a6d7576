import { expect } from 'chai'
import type { Session } from '../../server/contract/people.ts'
import { buildCounty, buildPerson, nextPhone, password, type County } from '../support/county.ts'
import { http } from '../support/program.ts'
import { get, send } from '../support/orders.ts'

const post = (path: string, body: object) => http().post(`/api/v1/auth/${path}`).send(body)
const me = (token: string) => http().get('/api/v1/me').set('Authorization', `Bearer ${token}`)

describe('sessions', () => {
  let county: County
  before(async () => {
    county = await buildCounty()
  })

  describe('POST /auth/register', () => {
    it('422 names every fault at once', async () => {
      const { status, body } = await post('register', { phone: '123', password: 'short', colour: 'red' })
      expect([status, body.code]).to.eql([422, 'input.invalid'])
      expect(body.errors.map(({ pointer }: { pointer: string }) => pointer)).to.have.members(['/phone', '/password', '/name', '/colour'])
    })
    it('422 for a grid that does not exist', async () => {
      const { status, body } = await post('register', { phone: nextPhone(), password, name: '测新人', grid: '999999999999999' })
      expect([status, body.errors[0].pointer]).to.eql([422, '/grid'])
    })
    it('makes a resident of the grid’s county, signed in; a phone registers once', async () => {
      const phone = nextPhone()
      const { status, body } = await post('register', { phone, password, name: '测新人', grid: county.grid })
      expect(status).to.equal(201)
      expect(body.person).to.deep.include({ name: '测新人', phone, grid: county.grid })
      expect(body.person.roles).to.deep.equal([{ role: 'resident', unit: { code: county.code, name: `测county000000`, level: 'county' } }])
      expect((await me(body.accessToken)).body.person.id).to.equal(body.person.id)
      const again = await post('register', { phone, password, name: '又一人' })
      expect([again.status, again.body.code]).to.eql([409, 'person.phone-taken'])
    })
  })

  describe('POST /auth/login', () => {
    it('401 alike for a wrong password and an unknown phone', async () => {
      const wrong = await post('login', { phone: county.resident.phone, password: 'not-the-password' })
      const unknown = await post('login', { phone: nextPhone(), password })
      expect([wrong.status, wrong.body.code, unknown.status, unknown.body.code]).to.eql([401, 'auth.wrong-password', 401, 'auth.wrong-password'])
    })
    it('five failures lock the phone, even for the right password; another phone is free', async () => {
      const [victim, other] = [await buildPerson('resident', county.code), await buildPerson('resident', county.code)]
      for (let n = 0; n < 5; n++) expect((await post('login', { phone: victim.phone, password: `wrong-${n}-password` })).status).to.equal(401)
      const { status, body } = await post('login', { phone: victim.phone, password })
      expect([status, body.code]).to.eql([429, 'auth.locked'])
      expect(body.detail).to.include('15')
      expect((await post('login', { phone: other.phone, password })).status).to.equal(200)
    })
    it('a success forgets the failures before it', async () => {
      const person = await buildPerson('resident', county.code)
      for (let round = 0; round < 2; round++) {
        for (let n = 0; n < 4; n++) await post('login', { phone: person.phone, password: 'wrong-password' })
        expect((await post('login', { phone: person.phone, password })).status).to.equal(200)
      }
    })
  })

  describe('POST /auth/refresh', () => {
    const signIn = async () => (await post('login', { phone: county.resident.phone, password })).body as Session
    it('gives a new pair; the old token’s reuse ends the whole family', async () => {
      const first = await signIn()
      const second = await post('refresh', { refreshToken: first.refreshToken })
      expect(second.status).to.equal(200)
      expect(second.body.refreshToken).not.to.equal(first.refreshToken)
      expect((await me(second.body.accessToken)).status).to.equal(200)
      const reuse = await post('refresh', { refreshToken: first.refreshToken })
      expect([reuse.status, reuse.body.code]).to.eql([401, 'auth.session-ended'])
      expect((await post('refresh', { refreshToken: second.body.refreshToken })).status).to.equal(401)
      expect((await me(second.body.accessToken)).status).to.equal(401)
    })
    it('of two at the same moment one wins and the family ends', async () => {
      const { refreshToken } = await signIn()
      const answers = await Promise.all([post('refresh', { refreshToken }), post('refresh', { refreshToken })])
      expect(answers.map(({ status }) => status).sort((a, b) => a - b)).to.eql([200, 401])
    })
    it('401 for what was never a token; no session is harmed by guessing', async () => {
      const { accessToken, refreshToken } = await signIn()
      expect((await post('refresh', { refreshToken: `${refreshToken.split('.')[0]}.guessed` })).status).to.equal(401)
      expect((await me(accessToken)).status).to.equal(200)
      for (const refreshToken of ['x', 'x.y', `${'0'.repeat(24)}.abc`]) expect((await post('refresh', { refreshToken })).status).to.equal(401)
    })
  })

  describe('POST /auth/logout and /auth/password', () => {
    it('a sign-out ends access and refresh at once, of this sign-in alone', async () => {
      const [here, there] = [await post('login', { phone: county.clerk.phone, password }), await post('login', { phone: county.clerk.phone, password })]
      expect((await http().post('/api/v1/auth/logout').set('Authorization', `Bearer ${here.body.accessToken}`)).status).to.equal(204)
      expect((await me(here.body.accessToken)).status).to.equal(401)
      expect((await post('refresh', { refreshToken: here.body.refreshToken })).status).to.equal(401)
      expect((await me(there.body.accessToken)).status).to.equal(200)
    })
    it('a new password ends every other sign-in', async () => {
      const person = await buildPerson('resident', county.code)
      expect((await send(person, '/auth/password', { current: 'wrong-password', password: 'another-password' })).status).to.equal(401)
      const { status, body } = await send(person, '/auth/password', { current: password, password: 'another-password' })
      expect(status).to.equal(200)
      expect((await get(person, '/me')).status).to.equal(401)
      expect((await me(body.accessToken)).status).to.equal(200)
      expect((await post('login', { phone: person.phone, password: 'another-password' })).status).to.equal(200)
    })
  })

  describe('Idempotency-Key', () => {
    it('a sign-out or a new password sent again, by the token that it ended, is the first answer again; under another key it is 401', async () => {
      const person = await buildPerson('resident', county.code)
      const change = (key: string) => send(person, '/auth/password', { current: password, password: 'another-password' }).set('Idempotency-Key', key)
      const [first, again, other] = [await change('once'), await change('once'), await change('twice')]
      expect([first.status, again.status, again.body]).to.eql([200, 200, first.body])
      expect([other.status, other.body.code]).to.eql([401, 'auth.session-ended'])
      expect((await me(again.body.accessToken)).status).to.equal(200)
      const leave = (key: string) => send({ ...person, token: first.body.accessToken }, '/auth/logout').set('Idempotency-Key', key)
      expect([(await leave('out')).status, (await leave('out')).status, (await leave('out-again')).status]).to.eql([204, 204, 401])
    })
  })

  describe('GET /me', () => {
    it('401 without a token, with a foreign one, or with its signature stripped', async () => {
      const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${county.clerk.token.split('.')[1]}.`
      for (const token of ['', 'x.y.z', unsigned, `${county.clerk.token}x`]) {
        const { status, body } = await me(token)
        expect([status, body.code]).to.eql([401, 'auth.required'])
      }
    })
    it('shows roles with their units, and teams', async () => {
      const { body } = await get(county.team.leader, '/me')
      expect(body.teams).to.eql([{ id: county.team.id, name: county.team.name, leader: true }])
      expect(body.person.roles[0].unit).to.include({ code: county.code, level: 'county' })
    })
    it('PATCH /me moves home within the county only', async () => {
      const elsewhere = await buildCounty()
      const patch = (grid: string) => http().patch('/api/v1/me').set('Authorization', `Bearer ${county.resident.token}`).send({ grid })
      expect((await patch(elsewhere.grid)).status).to.equal(422)
      expect((await patch(county.otherGrid)).body.person.grid).to.equal(county.otherGrid)
      expect((await patch(county.grid)).body.person.grid).to.equal(county.grid)
    })
  })
})
