import type { Words } from '../orders/order-words.ts'
import type { conditions } from './notice-conditions.ts'

// One line of the table in notice-rules.ts, and how it is kept and said.

/**
 * `requester` is everyone who asked for it, `poster` the first of them; `holders` must act now, `past_holders` had to before the move, `above` stands one level over them; `leaders_out` and `sent_home` lead a team
 * or serve where this move ended that, `leaders_in` and `newcomers` begin; `market_leaders` are shown it on the market; `chain` is everyone who had a hand in an order that has ended.
 */
export type Audience =
  | 'requester'
  | 'poster'
  | 'holders'
  | 'past_holders'
  | 'above'
  | 'dispatchers'
  | 'supervisors'
  | 'dispatched_by'
  | 'leaders_in'
  | 'market_leaders'
  | 'accepted_leaders'
  | 'leaders_out'
  | 'newcomers'
  | 'sent_home'
  | 'named_volunteers'
  | 'assigned_volunteers'
  | 'credited_volunteers'
  | 'chain'

/** `sms`: also by SMS, to those whom no push reaches, always or for an emergency. `onDuty`: rings only for leaders whose team is on duty. */
export type Rule = { to: Audience; text: Words; when?: keyof typeof conditions; sms?: 'always' | 'emergency'; onDuty?: true }

/** What a notice keeps of its rule: the event, the audience and the condition, where there is one. */
export const kindOf = (event: string, { to, when }: Rule) => [event, to, ...(when ? [when] : [])].join('/')

/** The text of a notice in one language; words that are missing are left out. */
export const sayNotice = (text: string, filled: Record<string, string>) => text.replace(/\{(\w+)\}/g, (_, word: string) => filled[word] ?? '')
