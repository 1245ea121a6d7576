import { localDate, now } from '../clock.ts'
import { forEachRow } from '../db/for-each-row.ts'
import { inTransaction } from '../db/transaction.ts'
import { tell, type Told } from '../notifications/tell.ts'
import { findTeamsOfMember } from '../teams/join-team.ts'
import type { HeldQualification, Volunteer } from './volunteer.ts'
import { VolunteerModel } from './volunteer.model.ts'

const dayMs = 24 * 3_600_000
const warnDays = 30

type Stage = NonNullable<HeldQualification['told']>

/** Which warning is due on a day: the first within thirty days, the second once it has run out. */
const dueStage = ({ state, until, told }: HeldQualification, day: string, soon: string): Stage | null => {
  if (state !== 'confirmed' || until === null || until > soon || told === 'expired') return null
  if (until < day) return 'expired'
  return told ? null : 'expiring'
}

type Warning = { volunteer: Volunteer; held: HeldQualification; stage: Stage }

const tellOnce = async ({ volunteer: { _id, county }, held, stage }: Warning) => {
  const leaders = (await findTeamsOfMember({ id: _id, county })).map(({ leader }) => leader.id)
  return inTransaction(async (session) => {
    const where = { _id, qualifications: { $elemMatch: { id: held.id, told: held.told ?? { $exists: false } } } }
    const { modifiedCount } = await VolunteerModel.updateOne(where, { $set: { 'qualifications.$.told': stage } }, { session })
    if (modifiedCount === 0) return 0
    const common = { county, about: `${_id} ${held.id} ${stage}`, words: { name: held.name, until: held.until! }, at: now() }
    const own: Told = { ...common, person: _id, telling: `qualification.${stage}` }
    const others = [...new Set(leaders)].filter((id) => id !== _id)
    const theirs = others.map((person): Told => ({ ...common, person, telling: `qualification.${stage}_member` }))
    await tell([own, ...theirs], session)
    return 1
  })
}

async function* findDue(): AsyncGenerator<Warning> {
  const at = now()
  const [day, soon] = [localDate(at), localDate(new Date(at.getTime() + warnDays * dayMs))]
  const due = { state: 'confirmed' as const, until: { $lte: soon, $ne: null }, told: { $ne: 'expired' } }
  const found = VolunteerModel.collection.find({ qualifications: { $elemMatch: due } } as never)
  for await (const volunteer of found as unknown as AsyncIterable<Volunteer>) {
    for (const held of volunteer.qualifications) {
      const stage = dueStage(held, day, soon)
      if (stage) yield { volunteer, held, stage }
    }
  }
}

/**
 * Tells volunteers and their leaders of qualifications that run out within thirty days, and of those that have; each once. Answers how many.
 * `goOn` is called between them; those that failed are thrown at the end.
 */
export const warnQualifications = async (goOn: () => Promise<unknown> = async () => {}): Promise<number> => {
  const nameOf = ({ volunteer, held }: Warning) => `qualification ${held.id} of ${volunteer._id}`
  return forEachRow(findDue(), { nameOf, act: tellOnce, goOn })
}
