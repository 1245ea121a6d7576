import writeXlsxFile, { type Row } from 'write-excel-file/node'
import type { EntryState, HoursEntry } from '../contract/people.ts'
import type { Language } from '../contract/flow.ts'

// A person's hours as a spreadsheet: the entries, and what they come to.

const widths = [18, 22, 12, 22, 30, 22, 12, 12, 12, 8, 10, 12]

const inChinese = {
  heads: ['服务时间', '活动', '类别', '地点', '内容', '组织单位', '负责人', '记录分钟', '申报分钟', '星级', '积分', '状态'],
  states: { credited: '已计入', held: '待确认', confirmed: '已确认', voided: '未计入', reversed: '已冲销' } as Record<EntryState, string>,
  sum: '合计（已计入）',
  sheet: '志愿服务时长',
}
const inEnglish: typeof inChinese = {
  heads: ['When', 'Activity', 'Category', 'Place', 'Content', 'Unit', 'In charge', 'Recorded min', 'Declared min', 'Stars', 'Points', 'State'],
  states: { credited: 'credited', held: 'held', confirmed: 'confirmed', voided: 'not credited', reversed: 'taken back' },
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
export type SheetEntry = Pick<HoursEntry, 'service' | 'recordedMinutes' | 'declaredMinutes' | 'stars' | 'points' | 'state'>

const rowOf = ({ service, ...entry }: SheetEntry, states: Record<EntryState, string>): Row => [
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
]

const sumOf = (entries: SheetEntry[], name: 'recordedMinutes' | 'declaredMinutes' | 'points') =>
  Math.round(entries.reduce((sum, entry) => sum + entry[name], 0) * 100) / 100

/** The entries as an XLSX file, in their order, with the sum of those that count below them. */
export const drawSheet = async ({ entries, language }: { entries: SheetEntry[]; language: Language }): Promise<Uint8Array> => {
  const { heads, states, sum, sheet } = words[language]
  const counted = entries.filter(({ state }) => state === 'credited' || state === 'confirmed')
  const sums = [sumOf(counted, 'recordedMinutes'), sumOf(counted, 'declaredMinutes'), null, sumOf(counted, 'points'), null]
  const rows: Row[] = [
    heads.map((value) => ({ value, fontWeight: 'bold' as const })),
    ...entries.map((entry) => rowOf(entry, states)),
    [sum, ...Array.from({ length: 6 }, () => null), ...sums],
  ]
  return writeXlsxFile(rows, { sheet, columns: widths.map((width) => ({ width })), stickyRowsCount: 1 }).toBuffer()
}
