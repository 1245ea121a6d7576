import { expect } from 'chai'
import { existsSync, mkdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { moveClock, now } from '../../server/clock.ts'
import { photoPath } from '../../server/photos/photo-files.ts'
import { PhotoModel } from '../../server/photos/photo.model.ts'
import { purgePhotos } from '../../server/photos/purge-photos.ts'
import { buildCounty, type County } from '../support/county.ts'
import { granted, need, send, uploadPhoto } from '../support/orders.ts'
import { picture, show, upload } from '../support/pictures.ts'

describe('photos that no order took', () => {
  let county: County
  before(async () => {
    county = await buildCounty()
  })

  it('what no order took within a day is removed, once and for all', async () => {
    const [kept, lost, fresh] = [await uploadPhoto(county.resident), await uploadPhoto(county.resident), await uploadPhoto(county.resident)]
    await granted(send(county.resident, '/orders', { ...need, photos: [kept] }))
    const recordOf = (id: string) => PhotoModel.findById(id).lean()
    const hours = async (count: number) => moveClock(new Date((await recordOf(lost))!.createdAt.getTime() + count * 3_600_000))
    try {
      await hours(23.9)
      await PhotoModel.updateOne({ _id: fresh }, { createdAt: now() })
      await purgePhotos()
      expect(existsSync(photoPath(lost, 'full'))).to.equal(true)
      const late = await send(county.resident, '/orders', { ...need, photos: [lost] })
      expect([late.status, late.body.errors[0].pointer]).to.eql([422, '/photos/0'])
      await hours(24.1)
      const counts = await Promise.all([purgePhotos(), purgePhotos()])
      expect(counts[0] + counts[1]).to.be.greaterThan(0)
      expect(await purgePhotos()).to.equal(0)
    } finally {
      moveClock(null)
    }
    const left = async (id: string) => [await recordOf(id).then(Boolean), existsSync(photoPath(id, 'full')), existsSync(photoPath(id, 'thumb'))]
    expect([await left(kept), await left(lost), await left(fresh)]).to.eql([Array(3).fill(true), Array(3).fill(false), Array(3).fill(true)])
    expect((await show(county.resident, `/api/v1/photos/${lost}/full`)).status).to.equal(404)
    expect((await show(county.resident, `/api/v1/photos/${kept}/full`)).status).to.equal(200)
  })

  const aDayLater = async <T>(task: () => Promise<T>) => {
    moveClock(new Date(now().getTime() + 24.1 * 3_600_000))
    return task().finally(() => moveClock(null))
  }

  it('one that cannot be removed holds up no other, and goes when it can', async () => {
    const [stuck, other] = [await uploadPhoto(county.resident), await uploadPhoto(county.resident)]
    const path = photoPath(stuck, 'full')
    rmSync(path)
    mkdirSync(path)
    const failed = await aDayLater(() => purgePhotos().catch((error: Error) => error.message))
    expect(failed).to.equal('1 photos could not be removed')
    expect([existsSync(photoPath(other, 'full')), await PhotoModel.exists({ _id: other })]).to.eql([false, null])
    rmdirSync(path)
    await aDayLater(purgePhotos)
    expect([existsSync(photoPath(stuck, 'thumb')), await PhotoModel.exists({ _id: stuck })]).to.eql([false, null])
  })

  it('pictures of an upload that broke off are removed a day later', async () => {
    const before = await PhotoModel.distinct('_id')
    const dir = process.env.PHOTOS_DIR!
    renameSync(dir, `${dir}-away`)
    writeFileSync(dir, 'not a folder')
    const { status } = await upload(county.resident, await picture().jpeg().toBuffer())
    rmSync(dir)
    renameSync(`${dir}-away`, dir)
    const broken = (await PhotoModel.distinct('_id')).filter((id) => !before.includes(id))
    expect([status, broken.length]).to.eql([500, 1])
    const path = photoPath(broken[0]!, 'full')
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, 'as far as it came')
    await aDayLater(purgePhotos)
    expect([existsSync(path), await PhotoModel.exists({ _id: broken[0]! })]).to.eql([false, null])
  })
})
