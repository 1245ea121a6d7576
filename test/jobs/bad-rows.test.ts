import { expect } from 'chai'
import { localDate } from '../../server/clock.ts'
import { newId } from '../../server/db/new-id.ts'
import { forEachRow } from '../../server/db/for-each-row.ts'
import { confirmLevels } from '../../server/hours/decide-level.ts'
import { LevelModel } from '../../server/hours/level.model.ts'
import { MessageModel } from '../../server/notifications/message.model.ts'
import { NoticeModel } from '../../server/notifications/notice.model.ts'
import { sendMessages } from '../../server/notifications/send-messages.ts'
import { useSms } from '../../server/notifications/senders.ts'
import { purgeSessions } from '../../server/sessions/find-session.ts'
import { SessionModel } from '../../server/sessions/session.model.ts'
import { VolunteerModel } from '../../server/volunteers/volunteer.model.ts'
import { warnQualifications } from '../../server/volunteers/warn-qualifications.ts'
import { buildCounty, type County } from '../support/county.ts'
import { eventually } from '../support/eventually.ts'

// One row that cannot be worked on, in front of those that can. Orders: test/flow/clock-of-a-step; photos: test/api/purge-photos.

const past = new Date(Date.now() - 3_600_000)

/** What a run says of the rows that failed, and how often it said that it is alive. */
const failuresOf = async (run: (goOn: () => Promise<void>) => Promise<unknown>) => {
  let signs = 0
  const failures = await run(async () => void signs++).then(
    () => [],
    ({ errors }: AggregateError) => errors.map(({ message }: Error) => message),
  )
  return { failures, signs }
}

describe('a bad row', () => {
  let county: County
  before(async () => {
    county = await buildCounty()
  })

  it('holds up no other, is named, and ends nothing but what the run itself says', async () => {
    const rows = async function* () {
      yield* ['bad', 'good', 'well', 'bad']
    }
    const seen: string[] = []
    const act = async (row: string) => {
      if (row === 'bad') throw new Error('no')
      return seen.push(row)
    }
    const nameOf = (row: string) => `row ${row}`
    const each = (goOn: () => Promise<unknown>) => forEachRow(rows(), { nameOf, act, goOn })
    expect(await failuresOf(each)).to.eql({ failures: ['row bad', 'row bad'], signs: 4 })
    expect(seen).to.eql(['good', 'well'])
    const stop = async () => {
      throw new Error('stop')
    }
    expect(await failuresOf(() => each(stop))).to.deep.include({ failures: ['row bad', 'stop'] })
  })

  it('of levels: those after it are confirmed', async () => {
    const level = { county: county.code, level: 1, minutes: 70, state: 'announced', announcedAt: past, endsAt: past, objections: [], past: [] }
    const [bad, good] = [newId(), newId()]
    await LevelModel.collection.insertMany([
      { ...level, _id: bad, person: null },
      { ...level, _id: good, person: { id: county.team.volunteers[0]!.id, name: '测' } },
    ] as never[])
    const { failures, signs } = await failuresOf(confirmLevels)
    await LevelModel.deleteOne({ _id: bad })
    expect(failures).to.eql([`level ${bad}`])
    expect(signs).to.equal(2)
    expect((await LevelModel.findById(good).lean())!.state).to.equal('confirmed')
  })

  const held = (id: string) => ({ id, name: '电工证', until: localDate(new Date()), state: 'confirmed', at: past })
  const volunteers = (...list: [person: string, qualifications: object[]][]) =>
    VolunteerModel.collection.insertMany(
      list.map(([_id, qualifications]) => ({ _id, county: county.code, state: 'registered', asks: [], qualifications, appliedAt: past })) as never[],
    )
  const toldOf = (person: string) => NoticeModel.distinct('kind', { person })

  it('of qualifications: those after it are warned of', async () => {
    const [first, second] = [newId(), newId()]
    await volunteers([first, [held('a'), held('b')]], [second, [held('c')]])
    const notice = { _id: newId(), county: county.code, person: first, event: `${first} a expiring`, kind: 'there already', words: {}, at: past, readAt: null }
    await NoticeModel.collection.insertOne(notice as never)
    const { failures, signs } = await failuresOf(warnQualifications)
    await VolunteerModel.updateOne({ _id: first }, { $pull: { qualifications: { id: 'a' } } })
    expect(failures).to.eql([`qualification a of ${first}`])
    expect(signs).to.equal(3)
    expect([await toldOf(first), await toldOf(second)]).to.eql([['qualification.expiring', 'there already'], ['qualification.expiring']])
  })

  it('is not made of two members whose qualifications bear one id: their leader is told of both', async () => {
    const { leader, volunteers: members } = county.team
    await volunteers(...members.map(({ id }): [string, object[]] => [id, [held('same')]]))
    expect(await failuresOf(warnQualifications)).to.deep.include({ failures: [] })
    expect(await NoticeModel.countDocuments({ person: leader.id, kind: 'qualification.expiring_member' })).to.equal(2)
  })

  it('of messages: those after it are sent', async () => {
    const message = {
      county: county.code,
      channel: 'sms',
      kind: 'test',
      sendAt: past,
      claimedUntil: new Date(0),
      tries: 0,
      sms: true,
      urgent: false,
      reached: [],
    }
    const sent: string[] = []
    useSms(async (_, text) => {
      if (text === 'bad') throw new Error('no')
      sent.push(text)
    })
    const sendBoth = async () => {
      const [bad, event] = [newId(), newId()]
      await MessageModel.collection.insertMany([
        { ...message, _id: bad, event, person: county.worker.id, text: 'bad' },
        { ...message, _id: newId(), event, person: county.clerk.id, text: event, createdAt: new Date(), sendAt: new Date(past.getTime() + 1) },
      ] as never[])
      const { failures, signs } = await failuresOf(sendMessages)
      await MessageModel.deleteOne({ _id: bad })
      return { failures, wanted: `message ${bad}`, signs, event }
    }
    // The program's own run may come first: then it is what meets the bad one.
    const { failures, wanted, signs, event } = await eventually(sendBoth, ({ failures: told }) => told.length > 0)
    useSms(null)
    expect(failures).to.eql([wanted])
    // What others left is due too.
    expect(signs).to.be.at.least(2)
    expect(sent).to.include(event)
  })

  it('sign-ins that ran out are removed some at a time', async () => {
    const over = Array.from({ length: 1001 }, () => ({ _id: newId(), person: newId(), county: county.code, secretHash: '', pastHashes: [], expiresAt: past }))
    await SessionModel.collection.insertMany(over as never[])
    expect(await failuresOf(purgeSessions)).to.eql({ failures: [], signs: 2 })
    expect(await SessionModel.countDocuments({ expiresAt: past })).to.equal(0)
  })
})
