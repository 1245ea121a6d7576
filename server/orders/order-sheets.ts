import type { Language, TimedStep } from '../contract/flow.ts'
import type { OrderView } from '../contract/orders.ts'
import type { Scorecard, Scorecards } from '../contract/reports.ts'
import type { Cell, Sheet } from '../sheets/draw-sheet.ts'
import { urgencies } from './book-words.ts'
import { statuses } from './order-flow.ts'
import { steps, words, type Words } from './order-words.ts'

// Lists of orders and scorecards as spreadsheets: what stands on the page, a column each.

type Column<T> = { head: Words; width: number; cell: (of: T, language: Language) => Cell }

const at = (moment: string | null | undefined): Cell => (moment ? { at: moment } : null)
const yesNo = (is: boolean, language: Language) => (is ? words('是', 'yes') : words('否', 'no'))[language]

const ofOrders: Column<OrderView>[] = [
  { head: words('编号', 'Number'), width: 18, cell: ({ no }) => no },
  { head: words('事项', 'Subject'), width: 36, cell: ({ title }) => title },
  { head: words('类别', 'Category'), width: 12, cell: ({ category }) => category },
  { head: words('紧急程度', 'Urgency'), width: 10, cell: ({ urgency }, language) => urgencies[urgency][language] },
  { head: words('状态', 'Status'), width: 12, cell: ({ statusLabel }) => statusLabel },
  { head: words('网格', 'Place'), width: 32, cell: ({ placeName }) => placeName },
  { head: words('现由谁办', 'With'), width: 20, cell: ({ holder }) => holder?.name ?? null },
  { head: words('提单时间', 'Posted'), width: 18, cell: ({ createdAt }) => at(createdAt) },
  { head: words('截止时间', 'Due'), width: 18, cell: ({ dueAt }) => at(dueAt) },
  { head: words('已超期', 'Overdue'), width: 8, cell: ({ overdue }, language) => yesNo(overdue, language) },
  { head: words('催办时间', 'Urged'), width: 18, cell: ({ urgedAt }) => at(urgedAt) },
  { head: words('服务队', 'Teams'), width: 24, cell: ({ assignments }) => [...new Set(assignments.map(({ team }) => team.name))].join('、') || null },
  { head: words('星级', 'Stars'), width: 8, cell: ({ rating }) => rating?.stars ?? null },
  { head: words('已解决', 'Solved'), width: 8, cell: ({ rating }, language) => (rating ? yesNo(rating.solved, language) : null) },
  { head: words('评语', 'Comment'), width: 36, cell: ({ rating }) => rating?.comment || null },
  { head: words('返工次数', 'Times reworked'), width: 10, cell: ({ round }) => round - 1 },
]

const timed: TimedStep[] = ['collect', 'report', 'claim', 'dispatch', 'accept', 'fulfil', 'rate']
const stepWords = (step: TimedStep) => (step === 'accept' ? statuses.dispatched.label : steps[step])
const rounded = (figure: number | null) => (figure === null ? null : Math.round(figure * 100) / 100)

const heads: Record<Scorecards['by'], Words> = { town: words('镇街', 'Township'), village: words('村社', 'Village'), team: words('服务队', 'Team') }
const ofScores = (by: Scorecards['by']): Column<Scorecard>[] => [
  { head: heads[by], width: 28, cell: ({ name }) => name },
  { head: words('订单', 'Orders'), width: 8, cell: ({ orders }) => orders },
  { head: words('按时率（%）', 'On time (%)'), width: 12, cell: ({ onTime }) => rounded(onTime * 100) },
  { head: words('评价数', 'Ratings'), width: 8, cell: ({ rated }) => rated },
  { head: words('平均星级', 'Mean stars'), width: 10, cell: ({ stars }) => rounded(stars) },
  ...timed.map((step): Column<Scorecard> => {
    const { 'zh-CN': zh, en } = stepWords(step)
    return { head: words(`${zh}（分钟，中位数）`, `${en} (minutes, median)`), width: 16, cell: ({ minutes }) => minutes[step] ?? null }
  }),
]

const drawn = <T>(columns: Column<T>[], rows: T[], language: Language): Omit<Sheet, 'name'> => ({
  columns: columns.map(({ head, width }) => ({ head: head[language], width })),
  rows: rows.map((row) => columns.map(({ cell }) => cell(row, language))),
})

/** A list of orders as a spreadsheet. */
export const orderSheet = (orders: OrderView[], language: Language): Sheet => ({
  name: words('订单', 'Orders')[language],
  ...drawn(ofOrders, orders, language),
})

/** Scorecards as a spreadsheet. */
export const scoreSheet = ({ by, items }: Scorecards, language: Language): Sheet => ({
  name: words('成绩单', 'Scorecards')[language],
  ...drawn(ofScores(by), items, language),
})
