import type { ClientSession } from 'mongoose'
import { newId } from '../db/new-id.ts'
import { NoticeModel, type NoticeRecord } from './notice.model.ts'
import { tellings, type Telling } from './tellings.ts'
import { sayNotice } from './notice-rule.ts'

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

/** Writes notices in the transaction of what they tell of: they are there when it is, once. */
export const tell = async (told: Told[], session: ClientSession) => {
  if (told.length > 0) await NoticeModel.collection.insertMany(told.map(recordOf) as never[], { session })
}
