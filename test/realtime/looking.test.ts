import { expect } from 'chai'
import { LookModel } from '../../server/realtime/look.model.ts'
import { buildCounty, buildPerson, type County, type Someone } from '../support/county.ts'
import { eventually } from '../support/eventually.ts'
import { listen } from '../support/listen.ts'
import { buildOrder } from '../support/orders.ts'
import { spawnServer } from '../support/process.ts'
import { address } from '../support/program.ts'

// Who of the county's centre looks at an order is told to the county's centre, and to nobody else.

const watch = async (who: Pick<Someone, 'token'>, url = address()) => {
  const { socket, heard } = await listen(who, { url })
  const told = heard.lookings
  const until = (orderId: string, names: string[]) =>
    eventually(
      async () => told.findLast((looking) => looking.orderId === orderId)?.people.map(({ name }) => name) ?? [],
      (seen) => seen.join() === names.join(),
      8000,
    )
  return { socket, told, until }
}

describe('looking at an order', function () {
  this.timeout(30_000)
  let county: County
  let order: string
  let second: Someone
  let other: Awaited<ReturnType<typeof spawnServer>>
  before(async () => {
    county = await buildCounty()
    second = await buildPerson('dispatcher', county.code, { name: '钱调度' })
    order = (await buildOrder(county, { at: 'claimed' })).id
    other = await spawnServer(process.env.MONGODB_URI!)
  })
  after(() => other.stop())

  it('is told to the centre on every server, also to who comes later, and ends with the connection', async () => {
    const there = await watch(county.supervisor, other.url)
    const here = await watch(second)
    here.socket.emit('look', order)
    await there.until(order, ['钱调度'])
    const later = await watch(county.dispatcher)
    await later.until(order, ['钱调度'])
    here.socket.disconnect()
    await Promise.all([there.until(order, []), later.until(order, [])])
  })

  it('what a clock an hour ahead has left is shown to nobody', async () => {
    const ahead = new Date(Date.now() + 3_600_000)
    const ghost = { order, county: county.code, person: { id: second.id, name: '早调度' }, at: ahead, expire: ahead }
    await LookModel.create({ _id: 'ghost', ...ghost })
    const there = await watch(county.supervisor)
    const here = await watch(county.dispatcher)
    here.socket.emit('look', order)
    await there.until(order, [county.dispatcher.name])
    here.socket.disconnect()
    await there.until(order, [])
  })

  it('of several orders one after the other, the last one counts; one person at two places is one', async () => {
    const there = await watch(county.supervisor)
    const [here, again] = [await watch(second), await watch(second)]
    const next = (await buildOrder(county, { at: 'claimed' })).id
    for (let n = 0; n < 50; n++) here.socket.emit('look', n % 2 ? order : next)
    again.socket.emit('look', order)
    await there.until(order, ['钱调度'])
    here.socket.emit('look', null)
    again.socket.emit('look', next)
    await Promise.all([there.until(order, []), there.until(next, ['钱调度'])])
  })

  it('nobody outside the centre is heard or told, nor is what one may not read', async () => {
    const stranger = await buildCounty()
    const there = await watch(county.supervisor)
    const officer = await watch(county.officer)
    const abroad = await watch(stranger.dispatcher)
    officer.socket.emit('look', order)
    abroad.socket.emit('look', order)
    abroad.socket.emit('look', 'nonsense')
    const here = await watch(second)
    here.socket.emit('look', order)
    await there.until(order, ['钱调度'])
    const named = there.told.flatMap(({ people }) => people.map(({ id }) => id))
    expect(named.filter((id) => id !== second.id)).to.eql([])
    expect([officer.told, abroad.told]).to.eql([[], []])
  })
})
