import { words, type Words } from '../orders/order-words.ts'

// What is said of hours and star levels. Nobody but the person themselves is told.

export type Telling =
  | 'hours.held'
  | 'hours.confirmed'
  | 'hours.voided'
  | 'hours.reversed'
  | 'level.announced'
  | 'level.confirmed'
  | 'level.refused'
  | 'level.withdrawn'

export const tellings: Record<Telling, Words> = {
  'hours.held': words(
    '“{title}”的 {minutes} 分钟待督导员确认：{reason}。您可以说明情况。',
    '{minutes} minutes of “{title}” wait for the supervisor: {reasonEn}. You may answer.',
  ),
  'hours.confirmed': words('“{title}”的 {minutes} 分钟已确认，计入服务时长。', 'The {minutes} minutes of “{title}” were confirmed and credited.'),
  'hours.voided': words('“{title}”的 {minutes} 分钟未予确认：{reason}', 'The {minutes} minutes of “{title}” were not confirmed: {reason}'),
  'hours.reversed': words('“{title}”的 {minutes} 分钟已冲销：{reason}', 'The {minutes} minutes of “{title}” were taken back: {reason}'),
  'level.announced': words('您的 {level} 星志愿者等级开始公示。', 'Your level of {level} stars is under public notice.'),
  'level.confirmed': words('您已被认定为 {level} 星志愿者。', 'Your level of {level} stars is confirmed.'),
  'level.refused': words('您的 {level} 星志愿者等级未获认定：{reason}', 'Your level of {level} stars was not confirmed: {reason}'),
  'level.withdrawn': words('您的 {level} 星志愿者等级公示已撤回。', 'The notice of your level of {level} stars was withdrawn.'),
}
