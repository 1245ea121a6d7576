import type { OpenCount, OpenRow } from '@contract/public.ts'
import { words } from '../../lib/language.ts'
import './figures-words.ts'

/** The columns of an open table, in their order. */
export const columns = ['posted', 'finished', 'onTime', 'stars', 'minutes', 'volunteers'] as const
type Column = (typeof columns)[number]

const countWords = (count: OpenCount) => (count === null ? words('open.hidden') : String(count))

// A share of nothing is none; one of a few is not told.
const unsaid = (behind: OpenCount) => words(behind === 0 ? 'open.none' : 'open.hidden')

const cells: Record<Column, (row: OpenRow) => string> = {
  posted: ({ posted }) => countWords(posted),
  finished: ({ finished }) => countWords(finished),
  onTime: ({ onTime, finished }) => (onTime === null ? unsaid(finished) : `${Math.round(onTime * 100)}%`),
  stars: ({ stars, ratings }) => (stars === null ? unsaid(ratings) : words('open.mean', { mean: stars.toFixed(1), n: countWords(ratings) })),
  minutes: ({ minutes }) => (minutes === null ? words('open.hidden') : words('open.hours', { n: (minutes / 60).toFixed(1) })),
  volunteers: ({ volunteers }) => countWords(volunteers),
}

/** What a table says in one cell. */
export const cellWords = (row: OpenRow, column: Column) => cells[column](row)

const quoted = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** A table as a file that spreadsheets open: what its cells say, under its heads. */
export function csvOf(head: string, rows: OpenRow[]): Blob {
  const lines = [
    [head, ...columns.map((column) => words(`open.${column}`))],
    ...rows.map((row) => [row.of, ...columns.map((column) => cellWords(row, column))]),
  ]
  // Spreadsheets take a file for UTF-8 by its mark.
  return new Blob([`\uFEFF${lines.map((line) => line.map(quoted).join(',')).join('\r\n')}\r\n`], { type: 'text/csv;charset=utf-8' })
}
