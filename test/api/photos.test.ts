import { expect } from 'chai'
import sharp from 'sharp'
import { buildCounty, type County } from '../support/county.ts'
import { http } from '../support/program.ts'

const picture = (width = 640) => sharp({ create: { width, height: 480, channels: 3, background: '#2f7d4f' } })
const upload = (county: County, bytes: Buffer, name = '现场.jpg') =>
  http().post('/api/v1/photos').set('Authorization', `Bearer ${county.resident.token}`).attach('photo', bytes, name)

describe('POST /photos', () => {
  let county: County
  before(async () => {
    county = await buildCounty()
  })

  it('401 without a token', async () => {
    expect(
      (
        await http()
          .post('/api/v1/photos')
          .attach('photo', await picture().jpeg().toBuffer(), 'a.jpg')
      ).status,
    ).to.equal(401)
  })

  it('422 for what is no JPEG or PNG, whatever its name says; 413 over 10 MB', async () => {
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
    for (const bytes of [svg, Buffer.from('not a picture'), Buffer.alloc(0), (await picture().jpeg().toBuffer()).subarray(0, 200)]) {
      const { status, body } = await upload(county, bytes)
      expect([status, body.code]).to.eql([422, 'photo.unreadable'])
    }
    expect((await http().post('/api/v1/photos').set('Authorization', `Bearer ${county.resident.token}`).send({ photo: 'x' })).body.code).to.equal(
      'photo.unreadable',
    )
    expect((await upload(county, Buffer.alloc(10 * 1024 * 1024 + 1))).status).to.equal(413)
  })

  it('201: the picture and its thumbnail, redrawn without EXIF, by sealed address only', async () => {
    const bytes = await picture(3000)
      .withExif({ IFD0: { Copyright: 'a secret place' } })
      .jpeg()
      .toBuffer()
    const { status, body } = await upload(county, bytes)
    expect(status).to.equal(201)
    const [full, thumb] = [await http().get(body.url), await http().get(body.thumbUrl)]
    expect([full.status, full.type, full.headers['cache-control']]).to.eql([200, 'image/jpeg', 'private, max-age=31536000, immutable'])
    expect((full.body as Buffer).includes('a secret place')).to.equal(false)
    const sizes = await Promise.all([full.body, thumb.body].map(async (each: Buffer) => (await sharp(each).metadata()).width))
    expect(sizes).to.eql([2048, 320])
    expect((await http().get(body.url.replace(/seal=.*/, 'seal=forged'))).status).to.equal(404)
    expect((await http().get(body.url.split('?')[0])).status).to.equal(422)
  })

  it('PNG is taken as well', async () => {
    expect((await upload(county, await picture().png().toBuffer(), 'a.txt')).status).to.equal(201)
  })
})
