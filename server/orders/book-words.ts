import type { AssignmentState, Language, Source, Urgency } from '../contract/flow.ts'
import type { StepView } from '../contract/orders.ts'
import { words, type Words } from './order-words.ts'

// The words of the book (台账) that stand nowhere else.

export const urgencies: Record<Urgency, Words> = { normal: words('普通', 'Normal'), urgent: words('加急', 'Urgent'), emergency: words('特急', 'Emergency') }

export const sources: Record<Source, Words> = {
  resident: words('居民提单', 'By the resident'),
  grid_worker: words('网格员代提', 'By the grid worker'),
  hotline: words('热线转入', 'By hotline'),
  open311: words('Open311 转入', 'By Open311'),
  import: words('批量导入', 'Imported'),
  care: words('关怀探访', 'On a care visit'),
}

export const assignmentStates: Record<AssignmentState, Words> = {
  offered: words('待应单', 'Offered'),
  accepted: words('已应单', 'Accepted'),
  declined: words('已拒单', 'Declined'),
  lapsed: words('逾期未应', 'Lapsed'),
  withdrawn: words('已收回', 'Withdrawn'),
  completed: words('已履单', 'Completed'),
}

export const stepStates: Record<StepView['state'] | 'never', Words> = {
  done: words('已完成', 'Done'),
  now: words('进行中', 'Now'),
  skipped: words('已跳过', 'Skipped'),
  ahead: words('未到', 'Ahead'),
  never: words('未进行', 'Not reached'),
}

const book = {
  title: words('六单 订单台账', 'Liudan · Order book'),
  file: words('台账', 'book'),
  no: words('编号', 'Number'),
  status: words('状态', 'Status'),
  printed: words('{at} 由{by}打印', 'Printed on {at} by {by}'),
  page: words('第 {n} 页 共 {m} 页', 'Page {n} of {m}'),
  end: words('（以下空白）', '(End of the book)'),
  unknown: words('〔U+…〕：字库中没有的字，以统一码表示。', '〔U+…〕 stands for a character the font does not have, by its Unicode number.'),
  none: words('无', 'None'),
  facts: words('基本情况', 'Facts'),
  subject: words('事项', 'Subject'),
  category: words('类别', 'Category'),
  service: words('服务项目', 'Service'),
  urgency: words('紧急程度', 'Urgency'),
  source: words('来源', 'Source'),
  place: words('网格', 'Grid'),
  address: words('地址', 'Address'),
  requester: words('提单人', 'Requester'),
  contact: words('联系人', 'Contact'),
  phone: words('电话', 'Phone'),
  posted: words('提单时间', 'Posted'),
  holder: words('现由谁办', 'With'),
  due: words('截止时间', 'Due'),
  late: words('{at}（已超期）', '{at} (overdue)'),
  round: words('轮次', 'Round'),
  nthRound: words('第 {n} 轮', 'Round {n}'),
  lateSteps: words('超期记录', 'Overdue records'),
  description: words('情况说明', 'Description'),
  summary: words('办理情况', 'What was done'),
  suspended: words('挂起', 'Suspended'),
  extension: words('申请延期', 'Time asked for'),
  steps: words('六步进度', 'The six steps'),
  step: words('步骤', 'Step'),
  at: words('时间', 'Time'),
  by: words('办理人', 'By'),
  teams: words('服务队与志愿者', 'Teams and volunteers'),
  team: words('服务队', 'Team'),
  volunteer: words('志愿者', 'Volunteer'),
  checkedIn: words('签到', 'Checked in'),
  checkedOut: words('签退', 'Checked out'),
  minutes: words('分钟', 'Minutes'),
  onTheSpot: words('就地办结', 'On the spot'),
  timeline: words('办理经过', 'What happened'),
  action: words('办理', 'Action'),
  change: words('状态变化', 'Status'),
  content: words('内容', 'Content'),
  onBehalf: words('代办', 'in the holder’s place'),
  system: words('系统', 'System'),
  continued: words('（续）', '(continued)'),
  ratings: words('评价与回访', 'Rating and call-back'),
  rating: words('评价', 'Rating'),
  callBack: words('回访', 'Call-back'),
  photos: words('照片', 'Photos'),
  before: words('办理前', 'Before'),
  after: words('办理后', 'After'),
  lost: words('照片文件缺失', 'The picture is missing'),
  market: words('放到市场', 'Opened to the market'),
  stars: words('{n} 星', '{n} of 5 stars'),
  pictures: words('照片 {n} 张', '{n} photos'),
  minutesOf: words('{name} {n} 分钟', '{name} {n} min'),
  until: words('{at} 恢复', 'Goes on at {at}'),
  open: words('恢复时间未定', 'Until further notice'),
  newDue: words('新的截止时间：{at}', 'New deadline: {at}'),
  hours: words('延长 {n} 小时', '{n} hours more'),
  moved: words('转到{name}', 'Moved to {name}'),
  merged: words('并入 {name}', 'Merged into {name}'),
  absorbed: words('并入了 {name}', 'Took in {name}'),
  confirmed: words('服务码已核对', 'Confirmed by the code'),
  solvedYes: words('已解决', 'Solved'),
  solvedNo: words('未解决', 'Not solved'),
  grantedYes: words('同意延期', 'Granted'),
  grantedNo: words('不同意延期', 'Refused'),
  reachedYes: words('联系上了', 'Reached'),
  reachedNo: words('没联系上', 'Not reached'),
  satisfiedYes: words('满意', 'Satisfied'),
  satisfiedNo: words('不满意', 'Not satisfied'),
} satisfies Record<string, Words>

export type BookWord = keyof typeof book

/** A word of the book in one language, its `{places}` filled in. */
export type Say = (word: BookWord, filled?: Record<string, string | number>) => string
export const sayIn =
  (language: Language): Say =>
  (word, filled = {}) =>
    book[word][language].replace(/\{(\w+)\}/g, (_, place: string) => String(filled[place] ?? ''))

const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' })

/** 2026-11-21 14:30 at Asia/Shanghai; empty for no moment. */
export const moment = (at: string | Date | null | undefined) => (at ? clock.format(new Date(at)) : '')
