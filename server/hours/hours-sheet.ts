import { localDate } from '../clock.ts'
import type { EntryState, HoursEntry } from '../contract/people.ts'
import type { Language } from '../contract/flow.ts'
import type { Cell, Sheet } from '../sheets/draw-sheet.ts'

// A person's hours as a spreadsheet: the entries, and what they come to.

const widths = [18, 22, 12, 22, 30, 22, 12, 12, 12, 8, 10, 12, 40]

const inChinese = {
  heads: ['服务时间', '活动', '类别', '地点', '内容', '组织单位', '负责人', '记录分钟', '申报分钟', '星级', '积分', '状态', '经过'],
  states: { credited: '已计入', held: '待确认', confirmed: '已确认', voided: '未计入', reversed: '已冲销' } as Record<EntryState, string>,
  steps: { confirmed: '确认计入', voided: '不予确认', reversed: '冲销', given_back: '恢复计入', asked: '申请更正', left: '维持不变' },
  sum: '合计（已计入）',
  sheet: '志愿服务时长',
}
const inEnglish: typeof inChinese = {
  heads: ['When', 'Activity', 'Category', 'Place', 'Content', 'Unit', 'In charge', 'Recorded min', 'Declared min', 'Stars', 'Points', 'State', 'What happened'],
  states: { credited: 'credited', held: 'held', confirmed: 'confirmed', voided: 'not credited', reversed: 'taken back' },
  steps: {
    confirmed: 'confirmed',
    voided: 'not confirmed',
    reversed: 'taken back',
    given_back: 'given back',
    asked: 'correction asked',
    left: 'left as it is',
  },
  sum: 'Sum (credited)',
  sheet: 'Volunteer hours',
}
const words = { 'zh-CN': inChinese, en: inEnglish }

type Words = typeof inChinese
type Happened = { what: keyof Words['steps']; at: string; text: string }

/** Each decision on an entry and each ask to correct it, oldest first, in words. */
const happenedTo = ({ steps, asks }: HoursEntry, inWords: Words['steps']) => {
  const happened: Happened[] = [
    ...asks.map(({ at, text }) => ({ what: 'asked' as const, at, text })),
    ...steps.map(({ what, at, reason }) => ({ what, at, text: reason })),
    ...asks.flatMap(({ answer }) => (answer?.outcome === 'left' ? [{ what: 'left' as const, at: answer.at, text: answer.reason }] : [])),
  ]
  const line = ({ what, at, text }: Happened) => `${localDate(new Date(at))} ${inWords[what]}${text && ` ${text}`}`
  return happened
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
    .map(line)
    .join('；')
}

const rowOf = (entry: HoursEntry, { states, steps }: Words): Cell[] => [
  { at: entry.service.from },
  entry.service.activity,
  entry.service.category,
  entry.service.place,
  entry.service.content,
  entry.service.unit,
  entry.service.inCharge,
  entry.recordedMinutes,
  entry.declaredMinutes,
  entry.stars,
  entry.points,
  states[entry.state],
  happenedTo(entry, steps),
]

const sumOf = (entries: HoursEntry[], name: 'recordedMinutes' | 'declaredMinutes' | 'points') =>
  Math.round(entries.reduce((sum, entry) => sum + entry[name], 0) * 100) / 100

/** The entries as a spreadsheet, in their order, with the sum of those that count below them. */
export const sheetOf = (entries: HoursEntry[], language: Language): Sheet => {
  const { heads, sum, sheet } = words[language]
  const counted = entries.filter(({ state }) => state === 'credited' || state === 'confirmed')
  const sums = [sumOf(counted, 'recordedMinutes'), sumOf(counted, 'declaredMinutes'), null, sumOf(counted, 'points'), null, null]
  const none = Array.from({ length: 6 }, () => null)
  return {
    name: sheet,
    columns: widths.map((width, index) => ({ head: heads[index]!, width })),
    rows: [...entries.map((entry) => rowOf(entry, words[language])), [sum, ...none, ...sums]],
  }
}
