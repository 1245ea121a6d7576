import { expect } from 'chai'
import mongoose from 'mongoose'
import { exclusively } from '../../server/db/exclusively.ts'
import { dropReplaced, migrate, type Migrations } from '../../server/db/migrate.ts'
import { eventually } from '../support/eventually.ts'
import { startProgram } from '../support/program.ts'

const locks = () => mongoose.connection.collection<{ _id: string; owner: string; until: Date }>('locks')
const ranFor = (name: string) => mongoose.connection.collection('migrations').countDocuments({ migrationName: name })
const onServers = (migrations: Migrations) => Promise.all([1, 2, 3, 4].map(() => exclusively('a test', () => migrate(migrations))))

describe('migrations', () => {
  before(startProgram)

  it('run once and in order when several servers start at once', async () => {
    const ran: string[] = []
    const up = (name: string) => async (db: mongoose.mongo.Db) => {
      ran.push(`${name} begins`)
      await db.command({ ping: 1 })
      ran.push(`${name} ends`)
    }
    await onServers({ 'test-1': { up: up('one') }, 'test-2': { up: up('two') } })
    expect(ran).to.deep.equal(['one begins', 'one ends', 'two begins', 'two ends'])
    expect(await ranFor('test-1')).to.equal(1)
  })

  it('run again when they were cut off, and nothing after them runs before', async () => {
    const ran: string[] = []
    let fails = true
    const first = async () => {
      ran.push('first')
      if (fails) throw new Error('cut off')
    }
    const migrations = { 'test-3': { up: first }, 'test-4': { up: async () => void ran.push('second') } }
    const told = await exclusively('a test', () => migrate(migrations)).catch((error: Error) => error.message)
    expect(told).to.contain('test-3').and.contain('cut off')
    fails = false
    await onServers(migrations)
    expect(ran).to.deep.equal(['first', 'first', 'second'])
  })

  it('wait for a server that is at it, and take over from one that died', async () => {
    await locks().updateOne({ _id: 'left' }, [{ $set: { owner: 'dead', until: { $add: ['$$NOW', 700] } } }], { upsert: true })
    let ran = 0
    const taken = exclusively('left', async () => void ran++)
    expect((await locks().findOne({ _id: 'left' }))!.owner).to.equal('dead')
    expect(ran).to.equal(0)
    await taken
    expect(ran).to.equal(1)
    const { until } = (await locks().findOne({ _id: 'left' }))!
    expect(until).to.deep.equal(new Date(0))
  })

  it('drop the indexes they replaced, and no other', async () => {
    const orders = mongoose.connection.collection('orders')
    await orders.createIndexes([
      { name: 'was_1', key: { was: 1 } },
      { name: 'of-an-operator', key: { theirs: 1 } },
    ])
    const names = async () => (await orders.indexes()).map(({ name }) => name!)
    const before = await names()
    await dropReplaced({ 'test-5': { up: async () => {}, replaced: { 'never-there': ['was_1'], orders: ['was_1', 'never_there_1', 'county_1_no_1'] } } })
    expect(await eventually(names, (so) => !so.includes('was_1'))).to.have.members(before.filter((name) => name !== 'was_1'))
    await orders.dropIndex('of-an-operator')
  })
})
