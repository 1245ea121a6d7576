import type { ClientSession } from 'mongoose'
import { newId } from '../db/new-id.ts'
import { NoticeModel, type NoticeRecord } from './notice.model.ts'
import { sayNotice } from './notice-rule.ts'
import { bySms, tellings, type Telling } from './tellings.ts'
import { writeMessagesIn, type Outgoing } from './write-messages.ts'

/** A notice that comes of no order's event: what happened (`about`, its id), to whom, and the words to fill in. */
export type Told = { county: string; person: string; telling: Telling; about: string; order?: string; words: Record<string, string>; at: Date }

const recordOf = ({ telling, about, words, ...told }: Told): NoticeRecord => ({
  _id: newId(),
  ...told,
  event: about,
  kind: telling,
  told: true,
  words: { 'zh-CN': sayNotice(tellings[telling]['zh-CN'], words), en: sayNotice(tellings[telling].en, words) },
  readAt: null,
})

const outgoingOf = (told: Told, notice: NoticeRecord): Outgoing => ({
  notice,
  text: tellings[told.telling],
  filled: told.words,
  kind: told.telling,
  sms: bySms.has(told.telling),
  urgent: false,
})

/** Writes notices, and what of them goes to devices, in the transaction of what they tell of: they are there when it is, once. */
export const tell = async (told: Told[], session: ClientSession) => {
  if (told.length === 0) return
  const notices = told.map(recordOf)
  await NoticeModel.collection.insertMany(notices as never[], { session })
  await writeMessagesIn(
    told.map((each, index) => outgoingOf(each, notices[index]!)),
    session,
  )
}
