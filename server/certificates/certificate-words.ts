import { localDate } from '../clock.ts'
import type { CreditedService } from '../hours/find-record.ts'

// How a certificate says times. It is a Chinese paper, in whatever language it is asked for.

const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', timeStyle: 'short' })

/** 2 小时 5 分, exact to the minute. */
export const timeOf = (minutes: number) => `${Math.floor(minutes / 60)} 小时 ${minutes % 60} 分`

/** 2026年11月21日 for 2026-11-21. */
export const longDate = (day: string) => {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

/** The day of a service with its first and last minute; with the last day where it is another one, and without times where nobody was measured. */
export const whenOf = ({ from, to }: Pick<CreditedService, 'from' | 'to'>) => {
  const [begin, end] = [new Date(from), new Date(to)]
  if (begin.getTime() === end.getTime()) return localDate(begin)
  const [first, last] = [localDate(begin), localDate(end)]
  return first === last ? `${first} ${clock.format(begin)}—${clock.format(end)}` : `${first} ${clock.format(begin)} 至 ${last} ${clock.format(end)}`
}

const levels = ['', '一', '二', '三', '四', '五']
export const levelOfStars = (level: number) => (level > 0 ? `${levels[level] ?? level}星级志愿者` : '')

/** Whose record it is, as the paper must say. */
export const sourceOf = (linked: boolean) =>
  linked ? '平台记录，已与全国志愿服务信息系统联网' : '【平台记录】出自本平台，未与全国志愿服务信息系统（志愿汇、中国志愿服务网）联网'
