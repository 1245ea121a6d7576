import { expect } from 'chai'
import { gzipSync } from 'node:zlib'
import sharp from 'sharp'
import { buildCounty, type County } from '../support/county.ts'
import { send } from '../support/orders.ts'
import { hugeWebp, picture, png, show, upload } from '../support/pictures.ts'
import { http } from '../support/program.ts'

let county: County
before(async () => {
  county = await buildCounty()
})

const isRefused = async (call: ReturnType<typeof upload>, what: string) => {
  const { status, body } = await call
  expect([what, status, body.code]).to.eql([what, 422, 'photo.unreadable'])
}

describe('POST /photos', () => {
  it('401 without a token', async () => {
    expect(
      (
        await http()
          .post('/api/v1/photos')
          .attach('photo', await picture().jpeg().toBuffer(), 'a.jpg')
      ).status,
    ).to.equal(401)
  })

  it('422 for what is no photo, whatever its name says; 413 over 10 MB', async () => {
    const gif = await picture().gif().toBuffer()
    const tiff = await picture().tiff().toBuffer()
    const heic = Buffer.concat([Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'), Buffer.alloc(200)])
    for (const [what, bytes] of Object.entries({ gif, tiff, heic, text: Buffer.from('not a picture'), nothing: Buffer.alloc(0) }))
      await isRefused(upload(county.resident, bytes), what)
    const { body } = await send(county.resident, '/photos', { photo: 'x' })
    expect([body.code, body.detail]).to.satisfy(([code, detail]: string[]) => code === 'photo.unreadable' && /JPEG.*PNG.*WebP.*AVIF/.test(detail!))
    expect((await upload(county.resident, Buffer.alloc(11 * 1024 * 1024))).status).to.equal(413)
  })

  it('422 for an SVG in disguise', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'
    const header = '<?xml version="1.0"?>'
    const disguises = {
      plain: svg,
      header: header + svg,
      bom: `\uFEFF${header}${svg}`,
      space: ` \n\t ${svg}`,
      comment: `<!-- JPEG --><!-- \xff\xd8\xff -->${svg}`,
      gzipped: gzipSync(svg),
      afterJpeg: Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from(svg)]),
    }
    for (const [what, bytes] of Object.entries(disguises)) await isRefused(upload(county.resident, Buffer.from(bytes), 'photo.jpg'), what)
  })

  it('422 for a broken photo, and for one that claims more than is in it', async () => {
    const noise = sharp({ create: { width: 400, height: 300, channels: 3, background: '#000', noise: { type: 'gaussian', mean: 128, sigma: 40 } } })
    const whole = await noise.jpeg().toBuffer()
    for (const part of [200, whole.length / 2, whole.length - 400]) await isRefused(upload(county.resident, whole.subarray(0, part)), `${part} bytes`)
    await isRefused(upload(county.resident, await png(4000, 10)), 'ten rows of four thousand')
    expect((await upload(county.resident, await png(400, 400))).status).to.equal(201)
  })

  it('422 for a decompression bomb, which is not decoded', async () => {
    const bombs = { whole: await png(60_000, 60_000), header: await png(60_000, 1), webp: await hugeWebp() }
    expect(bombs.whole.length).to.be.lessThan(5_000_000)
    const mostKb = process.resourceUsage().maxRSS
    for (const [what, bytes] of Object.entries(bombs)) await isRefused(upload(county.resident, bytes), what)
    expect(process.resourceUsage().maxRSS - mostKb).to.be.lessThan(150_000)
  })

  it('201: the picture and its thumbnail, upright, without EXIF, XMP, profile or position', async () => {
    const marked = picture(3000, 1000)
      .withExif({ IFD0: { Copyright: 'a secret place' }, IFD3: { GPSLatitude: '36/1 32/1 0/1', GPSLatitudeRef: 'N' } })
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><secret>a second place</secret></x:xmpmeta>')
      .withIccProfile('p3')
    const bytes = await marked.withMetadata({ orientation: 6 }).jpeg().toBuffer()
    expect(await sharp(bytes).metadata())
      .to.include.keys('exif', 'xmp', 'icc')
      .and.include({ orientation: 6 })
    const { status, body } = await upload(county.resident, bytes)
    expect(status).to.equal(201)
    const [full, thumb] = [await show(county.resident, body.url), await show(county.resident, body.thumbUrl)]
    expect([full.status, full.type, full.headers['cache-control']]).to.eql([200, 'image/jpeg', 'private, max-age=31536000, immutable'])
    expect(full.headers.vary).to.include('Cookie').and.include('Authorization')
    const [large, small] = await Promise.all([full.body, thumb.body].map((each: Buffer) => sharp(each).metadata()))
    expect([large!.width, large!.height, small!.height]).to.eql([683, 2048, 320])
    for (const key of ['exif', 'xmp', 'icc', 'iptc', 'orientation']) expect(large).to.not.have.property(key)
    for (const secret of ['secret', 'second place', 'GPS']) expect((full.body as Buffer).includes(secret)).to.equal(false)
  })

  it('201 for PNG, WebP and AVIF, and the first frame of an animation', async () => {
    const frames = await Promise.all(
      ['#ff0000', '#0000ff'].map((background) =>
        sharp({ create: { width: 60, height: 40, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    )
    const moving = await sharp(frames, { join: { animated: true } })
      .webp()
      .toBuffer()
    expect((await sharp(moving).metadata()).pages).to.equal(2)
    const kinds = {
      png: await picture(60, 40).png().toBuffer(),
      webp: await picture(60, 40).webp().toBuffer(),
      avif: await picture(60, 40).avif().toBuffer(),
      moving,
    }
    for (const [kind, bytes] of Object.entries(kinds)) {
      const { status, body } = await upload(county.resident, bytes, 'a.txt')
      expect([kind, status]).to.eql([kind, 201])
      const drawn = (await show(county.resident, body.url)).body as Buffer
      const { format, width, height } = await sharp(drawn).metadata()
      expect([kind, format, width, height]).to.eql([kind, 'jpeg', 60, 40])
      if (kind === 'moving')
        expect((await sharp(drawn).stats()).dominant)
          .to.include({ b: 8 })
          .and.satisfy(({ r }: { r: number }) => r > 200)
    }
  })

  it('ten at once are drawn two at a time', async () => {
    const large = await picture(4000, 3000).jpeg().toBuffer()
    let most = 0
    const count = () => {
      const { queue, process } = sharp.counters()
      most = Math.max(most, queue + process)
    }
    sharp.queue.on('change', count)
    const answers = await Promise.all(Array.from({ length: 10 }, () => upload(county.resident, large)))
    sharp.queue.off('change', count)
    expect(new Set(answers.map(({ status }) => status))).to.eql(new Set([201]))
    // One that has just ended may still be counted.
    expect(most).to.be.within(2, 3)
  })
})
