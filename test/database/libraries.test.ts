import { MongoBackend } from '@agendajs/mongo-backend'
import { Agenda } from 'agenda'
import { expect } from 'chai'
import mongoose, { type Connection } from 'mongoose'
import { once } from 'node:events'
import { errorOf, sharedDatabase } from './support.ts'

const eventSchema = new mongoose.Schema({ eventId: String, at: Date }, { _id: false })
const orderSchema = new mongoose.Schema(
  {
    number: { type: String, required: true },
    status: { type: String, enum: ['posted', 'claimed'] },
    team: Number,
    location: { type: { type: String, enum: ['Point'] }, coordinates: { type: [Number], default: undefined } },
    timeline: [eventSchema],
    expiresAt: Date,
  },
  { autoIndex: false, autoCreate: false, timestamps: true, optimisticConcurrency: true },
)
orderSchema.index({ number: 1 }, { unique: true })
orderSchema.index({ team: 1 }, { unique: true, partialFilterExpression: { status: 'claimed' } })
orderSchema.index({ location: '2dsphere' })
orderSchema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 })

describe('local database: the libraries that use it', function () {
  this.timeout(30_000)
  let connection: Connection
  before(async function () {
    this.timeout(120_000)
    const { uri } = await sharedDatabase()
    connection = await mongoose.createConnection(uri, { dbName: 'libraries' }).asPromise()
  })
  after(() => connection.close())

  const orders = () => connection.model('order', orderSchema)

  it('carries a Mongoose model: indexes, versions, subdocuments, transactions', async () => {
    const Order = orders()
    await Order.createCollection()
    await Order.createIndexes()
    expect((await Order.collection.indexes()).map(({ name }) => name)).to.have.members(['_id_', 'number_1', 'team_1', 'location_2dsphere', 'expiresAt_1'])
    const order = await Order.create({
      number: 'L1',
      status: 'posted',
      team: 1,
      location: { type: 'Point', coordinates: [104.2, 36.5] },
      timeline: [{ eventId: 'a', at: new Date(0) }],
    })
    const rival = await Order.findById(order._id)
    order.set('status', 'claimed')
    order.get('timeline').push({ eventId: 'b' })
    await order.save()
    rival?.set('status', 'claimed')
    expect((await errorOf(rival?.save() ?? Promise.resolve())).name).to.equal('VersionError')
    expect(await errorOf(Order.create({ number: 'L2', status: 'claimed', team: 1 }))).to.include({ code: 11000 })
    await Order.create({ number: 'L3', status: 'posted', team: 1 })
    await connection.transaction(async (session) => {
      await Order.updateOne({ number: 'L3' }, { $set: { 'timeline.5.eventId': 'late' } }, { session })
      await Order.create([{ number: 'L4', status: 'posted' }], { session })
    })
    expect((await Order.findOne({ number: 'L3' }).lean())?.timeline).to.have.length(6)
    expect(await Order.findOneAndUpdate({ number: 'L9' }, { status: 'posted' }, { upsert: true, returnDocument: 'after' }).lean()).to.include({
      number: 'L9',
      status: 'posted',
    })
    expect(
      await Order.find({ $or: [{ number: 'L1' }, { status: 'posted', team: 1 }] })
        .sort({ number: 1 })
        .distinct('number'),
    ).to.have.members(['L1', 'L3'])
    expect(await Order.find({ location: { $near: { $geometry: { type: 'Point', coordinates: [104.2, 36.5] }, $maxDistance: 10 } } })).to.have.length(1)
    expect(await Order.find({ location: { $geoWithin: { $centerSphere: [[104.2, 36.5], 0.001] } } })).to.have.length(1)
    const read: string[] = []
    for await (const { number } of Order.find().sort({ number: 1 }).cursor({ batchSize: 2 })) read.push(number)
    expect(read).to.deep.equal(['L1', 'L3', 'L4', 'L9'])
    const results = await Order.bulkWrite([
      { updateOne: { filter: { number: 'L4' }, update: { $set: { team: 4 } } } },
      { deleteOne: { filter: { number: 'L9' } } },
    ])
    expect(results).to.include({ modifiedCount: 1, deletedCount: 1 })
  })

  it('carries agenda: a job is stored, locked and run once', async () => {
    const agenda = new Agenda({ backend: new MongoBackend({ mongo: connection.db as never, collection: 'jobs' }), processEvery: 50 })
    const errors: unknown[] = []
    agenda.on('error', (error) => errors.push(error))
    let runs = 0
    agenda.define('sweep', async () => {
      runs += 1
    })
    const done = once(agenda, 'success:sweep')
    await agenda.start()
    await agenda.now('sweep', { county: '620402' })
    await done
    await agenda.every('1 hour', 'sweep')
    await agenda.every('1 hour', 'sweep')
    expect(await connection.collection('jobs').countDocuments({ name: 'sweep', type: 'single' })).to.equal(1)
    await agenda.stop()
    expect(runs).to.be.greaterThan(0)
    expect(errors).to.deep.equal([])
  })
})
