import writeXlsxFile, { type Row } from 'write-excel-file/node'
import { localDate } from '../clock.ts'
import type { EntryState, HoursEntry } from '../contract/people.ts'
import type { Language } from '../contract/flow.ts'

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

/** What the sheet is called. */
export const sheetName = (language: Language) => words[language].sheet

const format = 'yyyy-mm-dd hh:mm'
const shanghaiMs = 8 * 3_600_000
// A spreadsheet knows no time zones: it is given the clock of Shanghai.
const local = (at: string) => new Date(Date.parse(at) + shanghaiMs)

/** What the sheet shows of an entry. */
export type SheetEntry = Pick<HoursEntry, 'service' | 'recordedMinutes' | 'declaredMinutes' | 'stars' | 'points' | 'state' | 'steps' | 'asks'>

type Words = typeof inChinese
type Happened = { what: keyof Words['steps']; at: string; text: string }

/** Each decision on an entry and each ask to correct it, oldest first, in words. */
const happenedTo = ({ steps, asks }: SheetEntry, inWords: Words['steps']) => {
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

const rowOf = ({ service, ...entry }: SheetEntry, { states, steps }: Words): Row => [
  { value: local(service.from), type: Date, format },
  service.activity,
  service.category,
  service.place,
  service.content,
  service.unit,
  service.inCharge,
  entry.recordedMinutes,
  entry.declaredMinutes,
  entry.stars,
  entry.points,
  states[entry.state],
  happenedTo({ service, ...entry }, steps),
]

const sumOf = (entries: SheetEntry[], name: 'recordedMinutes' | 'declaredMinutes' | 'points') =>
  Math.round(entries.reduce((sum, entry) => sum + entry[name], 0) * 100) / 100

/** The entries as an XLSX file, in their order, with the sum of those that count below them. */
export const drawSheet = async ({ entries, language }: { entries: SheetEntry[]; language: Language }): Promise<Uint8Array> => {
  const { heads, sum, sheet } = words[language]
  const counted = entries.filter(({ state }) => state === 'credited' || state === 'confirmed')
  const sums = [sumOf(counted, 'recordedMinutes'), sumOf(counted, 'declaredMinutes'), null, sumOf(counted, 'points'), null, null]
  const rows: Row[] = [
    heads.map((value) => ({ value, fontWeight: 'bold' as const })),
    ...entries.map((entry) => rowOf(entry, words[language])),
    [sum, ...Array.from({ length: 6 }, () => null), ...sums],
  ]
  return writeXlsxFile(rows, { sheet, columns: widths.map((width) => ({ width })), stickyRowsCount: 1 }).toBuffer()
}
