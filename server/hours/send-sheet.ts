import type { Response } from 'express'
import writeXlsxFile, { type Row } from 'write-excel-file/node'
import { now } from '../clock.ts'
import type { EntryState, Hours, HoursEntry } from '../contract/people.ts'
import type { Actor } from '../people/actor.ts'
import { findPerson } from '../people/find-people.ts'
import { findHoursOfPerson, type Filters } from './find-hours.ts'

// A person's hours as a spreadsheet: the entries, and what they come to.

const most = 10_000
const perPage = 200
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

const format = 'yyyy-mm-dd hh:mm'
const shanghaiMs = 8 * 3_600_000
// A spreadsheet knows no time zones: it is given the clock of Shanghai.
const local = (at: string) => new Date(Date.parse(at) + shanghaiMs)

const rowOf = ({ service, ...entry }: HoursEntry, states: Record<EntryState, string>): Row => [
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

const readAll = async (actor: Actor, id: string, filters: Filters): Promise<Hours> => {
  let hours = await findHoursOfPerson(actor, id, { ...filters, limit: perPage })
  for (let entries = hours.entries; hours.nextCursor && entries.length < most; ) {
    const next = await findHoursOfPerson(actor, id, { ...filters, limit: perPage, cursor: hours.nextCursor })
    entries = [...entries, ...next.entries]
    hours = { ...next, entries }
  }
  return hours
}

const sumOf = (entries: HoursEntry[], name: 'recordedMinutes' | 'declaredMinutes' | 'points') =>
  Math.round(entries.reduce((sum, entry) => sum + entry[name], 0) * 100) / 100

/** Sends a person's entries, newest first, at most 10,000, to whoever may read their hours; 404 otherwise. */
export const sendSheet = async (actor: Actor, { id, filters }: { id: string; filters: Filters }, response: Response) => {
  const words = actor.language === 'en' ? inEnglish : inChinese
  const { entries } = await readAll(actor, id, filters)
  const counted = entries.filter(({ state }) => state === 'credited' || state === 'confirmed')
  const sums = [sumOf(counted, 'recordedMinutes'), sumOf(counted, 'declaredMinutes'), null, sumOf(counted, 'points'), null]
  const rows: Row[] = [
    words.heads.map((value) => ({ value, fontWeight: 'bold' as const })),
    ...entries.map((entry) => rowOf(entry, words.states)),
    [words.sum, ...Array.from({ length: 6 }, () => null), ...sums],
  ]
  const file = await writeXlsxFile(rows, { sheet: words.sheet, columns: widths.map((width) => ({ width })), stickyRowsCount: 1 }).toBuffer()
  const name = encodeURIComponent(`${words.sheet}-${(await findPerson(id))!.name}-${now().toISOString().slice(0, 10)}.xlsx`)
  response
    .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    .set({ 'Content-Disposition': `attachment; filename*=UTF-8''${name}`, 'Cache-Control': 'private, no-store' })
    .send(file)
}
