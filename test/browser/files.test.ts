import { expect } from 'chai'
import request from 'supertest'
import { address, startProgram } from '../support/program.ts'

// What a browser fetches before anything is seen.

describe('the files of the client', () => {
  before(startProgram)

  const raw = (path: string, encoding: string) =>
    request(address())
      .get(path)
      .set('Accept-Encoding', encoding)
      .buffer()
      .parse((response, done) => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part)).on('end', () => done(null, Buffer.concat(parts)))
      })
  const scripts = async () =>
    [...(await request(address()).get('/mine').set('Accept', 'text/html')).text.matchAll(/(?:src|href)="(\/assets\/[^"]+\.js)"/g)].map(([, path]) => path!)

  it('come packed to those who can unpack them, plain to others, and are asked for once', async () => {
    const paths = await scripts()
    expect(paths.length).to.be.greaterThan(1)
    for (const path of paths) {
      const [packed, plain] = [await raw(path, 'br, gzip'), await raw(path, 'identity')]
      expect(packed.headers).to.include({ 'content-encoding': 'br', 'cache-control': 'public, max-age=31536000, immutable' })
      expect(packed.headers['content-type']).to.match(/^text\/javascript/)
      expect(packed.headers['vary']).to.match(/accept-encoding/i)
      expect(plain.headers).to.not.have.property('content-encoding')
      expect((packed.body as Buffer).equals(plain.body as Buffer)).to.equal(true)
    }
  })

  it('a file that is not there is no page', async () => {
    expect((await request(address()).get('/assets/none-00000000.js')).status).to.equal(404)
  })
})
