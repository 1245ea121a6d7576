import { expect } from 'chai'
import { http, startProgram } from '../support/program.ts'

describe('around the API', () => {
  before(startProgram)

  it('/healthz and /readyz say what works', async () => {
    expect((await http().get('/healthz')).body).to.eql({ alive: true })
    const { status, body } = await http().get('/readyz')
    expect([status, body]).to.eql([200, { open: true, database: true, queue: true, relay: true }])
  })

  it('/metrics is for this machine: measured requests without personal data, closed to what comes through a proxy', async () => {
    await http().get('/api/v1/units?level=county')
    const { status, text } = await http().get('/metrics')
    expect(status).to.equal(200)
    expect(text).to.include('http_request_seconds_count')
    expect((await http().get('/metrics').set('X-Forwarded-For', '203.0.113.7')).status).to.equal(403)
  })

  it('security headers, the client’s pages, and problems for what is not there', async () => {
    const { headers, text } = await http().get('/').set('Accept', 'text/html')
    expect(text).to.include('<div id="app">')
    expect(headers).to.include({ 'x-content-type-options': 'nosniff' })
    expect(headers['content-security-policy']).to.include("default-src 'self'")
    for (const Accept of ['application/json', '*/*', 'text/html']) {
      const { status, body } = await http().get('/assets/no-such-file.js').set('Accept', Accept)
      expect([status, body.code]).to.eql([404, 'not-found'])
    }
  })

  it('GET /api/openapi.json describes every route with the schema that checks it', async () => {
    const { body } = await http().get('/api/openapi.json')
    expect(body.openapi).to.equal('3.1.0')
    const rate = body.paths['/api/v1/orders/{id}/actions/rate'].post.requestBody.content['application/json'].schema
    expect(rate.required).to.have.members(['stars', 'solved'])
    expect(rate.properties.stars).to.include({ minimum: 1, maximum: 5 })
  })

  it('GET /api/docs is a page that reads that description, with all it loads served from here', async () => {
    const { text } = await http().get('/api/docs')
    const parts = [...text.matchAll(/(?:href|src)="([^"]+)"/g)].map(([, path]) => path!)
    expect(parts).to.have.lengthOf(3)
    for (const path of parts) expect((await http().get(path)).status).to.equal(200)
    expect((await http().get('/api/docs/start.js')).text).to.include('/api/openapi.json')
  })

  it('GET /demo lists the demo accounts, as this is demo mode', async () => {
    const { body } = await http().get('/api/v1/demo')
    expect(body.accounts).to.have.lengthOf(13)
  })
})
