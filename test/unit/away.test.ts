import { expect } from 'chai'
import mongoose from 'mongoose'
import { isAway } from '../../server/db/away.ts'

const { mongo } = mongoose

const of = (name: string) => Object.assign(new Error(name), { name })
const answered = (code: number, errorLabels: string[] = []) => new mongo.MongoServerError({ message: 'refused', code, errorLabels })

// Whatever else the driver raises is a fault of the program or of what it was told.
const faults =
  /^Mongo(Error|(Driver|API|Runtime|Server|Parse|InvalidArgument|Compatibility|MissingCredentials|MissingDependency|Transaction|Kerberos|AWS|OIDC|Azure|GCP|Crypt.*)Error|(BatchReExecution|Decompression|ChangeStream|TailableCursor|Cursor.*|GridFS.*|ClientBulkWrite.*|BulkWrite|WriteConcern|Invalid.*)Error)$/

describe('a database that is away', () => {
  it('is told from a fault by every class of error the driver has', () => {
    const classes = Object.keys(mongo).filter((name) => /^Mongo\w*Error$/.test(name))
    expect(classes).to.have.length.above(40)
    for (const name of [...classes, 'PoolClearedOnNetworkError', 'MongoPoolClearedError', 'MongoPoolClosedError', 'MongoWaitQueueTimeoutError'])
      expect(isAway(of(name)), name).to.equal(!faults.test(name))
  })

  it('is told by the codes of servers that go, come, are no primary, or are late', () => {
    for (const code of [6, 7, 24, 50, 64, 89, 91, 112, 189, 251, 262, 9001, 10_107, 11_600, 11_602, 13_435, 13_436])
      expect(isAway(answered(code)), `${code}`).to.equal(true)
    for (const code of [2, 9, 13, 18, 26, 59, 85, 86, 121, 11_000, 17_280]) expect(isAway(answered(code)), `${code}`).to.equal(false)
  })

  it('is told by the labels that say: try again', () => {
    expect(isAway(answered(1, ['TransientTransactionError']))).to.equal(true)
    expect(isAway(answered(1, ['UnknownTransactionCommitResult']))).to.equal(true)
    expect(isAway(answered(1))).to.equal(false)
    for (const error of [null, undefined, 'text', new Error('x'), new TypeError('x')]) expect(isAway(error)).to.equal(false)
  })
})
