import { expect } from 'chai'
import { deserialize, serialize, type Document } from 'bson'
import { MongoClient, type MongoServerError } from 'mongodb'
import { once } from 'node:events'
import { connect, errorOf, sharedDatabase } from './support.ts'
import { dialTo, message, OP_MSG, OP_QUERY, opMsg } from './wire.ts'

describe('local database: the protocol', () => {
  let client: MongoClient
  before(async function () {
    this.timeout(120_000)
    ;({ client } = await connect())
  })
  after(() => client.close())

  const dial = async () => dialTo((await sharedDatabase()).uri)

  /** Sends bytes and resolves to the documents answered until the server closes the connection. */
  const untilClosed = async (bytes: Buffer): Promise<Document> => {
    const socket = await dial()
    const chunks: Buffer[] = []
    socket.on('data', (chunk: Buffer) => chunks.push(chunk))
    socket.write(bytes)
    await once(socket, 'close')
    return deserialize(Buffer.concat(chunks).subarray(21))
  }

  const answerTo = async (bytes: Buffer[], bodyAt: number): Promise<Document> => {
    const socket = await dial()
    for (const part of bytes) {
      socket.write(part)
      await new Promise((resolve) => setImmediate(resolve))
    }
    const [chunk] = (await once(socket, 'data')) as [Buffer]
    socket.destroy()
    expect(chunk.readInt32LE(8)).to.equal(7)
    return deserialize(chunk.subarray(bodyAt))
  }

  it('answers an unknown command with 59 and names it, in its log as well', async () => {
    const error = await errorOf<MongoServerError>(client.db().command({ makeCoffee: 1 }))
    expect(error).to.include({ code: 59, codeName: 'CommandNotFound' })
    expect(error.message).to.include('makeCoffee')
    expect((await sharedDatabase()).log.join('\n')).to.include('the command makeCoffee is not offered')
    expect((await errorOf<MongoServerError>(client.db().command({ constructor: 1 }))).code).to.equal(59)
  })

  it('closes the connection on what it cannot accept, with an error, and lives on', async () => {
    const cases: Record<string, [Buffer, RegExp]> = {
      'larger than 48 MB': [message(OP_MSG, Buffer.alloc(0), 48_000_001), /larger/],
      'shorter than its head': [message(OP_MSG, Buffer.alloc(0), 3), /cannot be/],
      'negative length': [message(OP_MSG, Buffer.alloc(0), -1), /cannot be/],
      'unknown type': [message(9999, Buffer.alloc(8)), /9999/],
      'no room for flags': [message(OP_MSG, Buffer.alloc(0)), /malformed/],
      'unknown flag': [message(OP_MSG, opMsg({ ping: 1, $db: 'a' }, 8)), /flags/],
      'unknown section': [message(OP_MSG, Buffer.from([0, 0, 0, 0, 9, 5, 0, 0, 0, 0])), /section kind 9/],
      'body longer than the message': [message(OP_MSG, Buffer.from([0, 0, 0, 0, 0, 99, 0, 0, 0, 0])), /does not fit/],
      'broken BSON': [message(OP_MSG, Buffer.from([0, 0, 0, 0, 0, 9, 0, 0, 0, 77, 77, 77, 77, 0])), /malformed/],
      'no database': [message(OP_MSG, opMsg({ ping: 1 })), /database/],
    }
    for (const [name, [bytes, text]] of Object.entries(cases)) {
      const answer = await untilClosed(bytes)
      expect(answer, name).to.deep.include({ ok: 0, code: 9 })
      expect(answer.errmsg, name).to.match(text)
      expect((await client.db().command({ ping: 1 })).ok, name).to.equal(1)
    }
    expect((await sharedDatabase()).log.join('\n')).to.match(/connection is closed: a message of 48000001 bytes/)
  })

  it('answers broken BSON deep in a command with 22', async () => {
    const command = opMsg({ createIndexes: 'broken', indexes: [{ key: { zz: 1 }, name: 'zz' }], $db: 'protocol' })
    command[command.indexOf('zz') - 1] = 77
    expect(await answerTo([message(OP_MSG, command)], 21)).to.include({ ok: 0, code: 22, codeName: 'InvalidBSON' })
  })

  it('understands a message that comes in single bytes, and two that come together', async () => {
    const bytes = message(OP_MSG, opMsg({ ping: 1, $db: 'admin' }))
    expect(
      await answerTo(
        [...bytes].map((byte) => Buffer.from([byte])),
        21,
      ),
    ).to.deep.equal({ ok: 1 })
    const socket = await dial()
    socket.write(Buffer.concat([bytes, bytes]))
    let size = 0
    while (size < 2 * (21 + serialize({ ok: 1 }).length)) size += ((await once(socket, 'data')) as [Buffer])[0].length
    socket.destroy()
  })

  it('understands the old hello, a checksum, and a sequence of documents', async () => {
    const oldHello = Buffer.concat([Buffer.alloc(4), Buffer.from('admin.$cmd\0'), Buffer.from([0, 0, 0, 0, 255, 255, 255, 255]), serialize({ isMaster: 1 })])
    expect(await answerTo([message(OP_QUERY, oldHello)], 36)).to.include({ ismaster: true, setName: 'liudan', ok: 1 })
    const sums = Buffer.concat([opMsg({ ping: 1, $db: 'admin' }, 1), Buffer.alloc(4)])
    expect(await answerTo([message(OP_MSG, sums)], 21)).to.deep.equal({ ok: 1 })
    const documents = Buffer.concat([Buffer.from('documents\0'), serialize({ _id: 1 }), serialize({ _id: 2 })])
    const section = Buffer.alloc(5)
    section[0] = 1
    section.writeInt32LE(documents.length + 4, 1)
    const insert = Buffer.concat([opMsg({ insert: `seq${Date.now()}`, $db: 'protocol' }), section, documents])
    expect(await answerTo([message(OP_MSG, insert)], 21)).to.deep.equal({ n: 2, ok: 1 })
  })

  it('says what it is, truthfully', async () => {
    const admin = client.db('admin')
    expect(await admin.command({ hello: 1 })).to.include({ isWritablePrimary: true, setName: 'liudan', maxWireVersion: 21 })
    expect((await admin.command({ buildInfo: 1 })).engine).to.match(/DocumentDB/)
    const status = await admin.command({ serverStatus: 1 })
    expect(status.connections.current).to.be.greaterThan(0)
    expect(status.process).to.equal('liudan-local-database')
    expect((await admin.command({ getParameter: 1, featureCompatibilityVersion: 1 })).featureCompatibilityVersion.version).to.equal('7.0')
    expect((await admin.command({ connectionStatus: 1 })).authInfo.authenticatedUsers).to.deep.equal([])
    expect((await admin.command({ startSession: 1 })).id.id).to.have.property('sub_type', 4)
  })

  it('takes a document of nearly 16 MB and gives it back', async () => {
    const text = '六'.repeat(5_000_000)
    const large = client.db('protocol').collection<{ _id: string; text: string }>('large')
    await large.replaceOne({ _id: 'l' }, { text }, { upsert: true })
    expect((await large.findOne({ _id: 'l' }))?.text.length).to.equal(text.length)
  })
})
