import { ObjectId } from 'bson'
import { now } from '../clock.ts'
import { afterEveryId } from '../db/new-id.ts'
import type { Language } from '../contract/flow.ts'
import type { Notice } from '../contract/live.ts'
import type { Page } from '../contract/orders.ts'
import type { Actor } from '../people/actor.ts'
import { NoticeModel, type NoticeRecord } from './notice.model.ts'
import { kindOf, sayNotice } from './notice-rule.ts'
import { noticeRules } from './notice-rules.ts'

/** A notice in its reader's language. */
export const viewNotice = ({ _id, kind, order, words, at, readAt }: NoticeRecord, language: Language): Notice => {
  const [event, audience] = kind.split('/') as [string, string]
  const rules = noticeRules[event]?.filter(({ to }) => to === audience) ?? []
  const text = (rules.find((rule) => kindOf(event, rule) === kind) ?? rules[0])?.text[language] ?? words[language] ?? ''
  return { id: _id, kind: event, ...(order && { orderId: order }), text: sayNotice(text, words), at: at.toISOString(), read: readAt !== null }
}

/** One's own notices, newest first; `cursor` is the id after which a page goes on. */
export const listNotices = async (actor: Actor, { limit, cursor }: { limit: number; cursor?: string }): Promise<Page<Notice>> => {
  const rows = await NoticeModel.find({ county: actor.county, person: actor.id, _id: { $lt: cursor ?? afterEveryId } })
    .sort({ _id: -1 })
    .hint({ county: 1, person: 1, _id: -1 })
    .limit(limit + 1)
    .lean<NoticeRecord[]>()
  const page = rows.slice(0, limit)
  return { items: page.map((notice) => viewNotice(notice, actor.language)), nextCursor: rows.length > limit ? page.at(-1)!._id : null }
}

/** Marks one's notices as read: this one, those of this order, or all. */
export const readNotices = async (actor: Actor, { notice, order }: { notice?: string; order?: string }) => {
  const meant = { ...(notice && { _id: notice }), ...(order && { order }) }
  await NoticeModel.updateMany({ county: actor.county, person: actor.id, readAt: null, ...meant }, { $set: { readAt: now() } })
}

/** The notices these events of a county brought to these people. */
export const findNoticesOf = (county: string, events: string[], people: string[]) =>
  NoticeModel.find({ county, event: { $in: events }, person: { $in: people } }).lean<NoticeRecord[]>()

/** What these people were told, beside orders' events, since a moment (ms, the machine's own time). */
export const findTold = (people: string[], since: number) =>
  NoticeModel.find({ told: true, _id: { $gte: ObjectId.createFromTime(Math.floor(since / 1000)).toHexString() }, person: { $in: people } })
    .hint({ told: 1, _id: 1 })
    .lean<NoticeRecord[]>()
