import { colours, legible, margin, use, widthOf, type Paper } from '../pdf/paper.ts'
import { drawTable } from '../pdf/rows.ts'
import { sumsOf, type Facts } from './certificate.ts'
import { levelOfStars, longDate, timeOf, whenOf } from './certificate-words.ts'

// 民政部令67号 (2021): who served when, what for, how long, and who recorded it.

export const basis2021 = '依据《志愿服务记录与证明出具办法（试行）》（民政部令第67号）'

const sentenceOf = (facts: Facts) => {
  const { services, minutes, recordedMinutes, declaredMinutes } = sumsOf(facts)
  const { name, idNumber } = facts.person
  const who = idNumber ? `${name}（身份证件号码：${idNumber}）` : name
  const span = facts.from === facts.to ? `于${longDate(facts.from)}` : `自${longDate(facts.from)}至${longDate(facts.to)}`
  const books = `其中签到签退记录 ${timeOf(recordedMinutes)}，负责人申报 ${timeOf(declaredMinutes)}`
  const level = facts.level > 0 ? `现为${levelOfStars(facts.level)}。` : ''
  return `兹证明 ${who} ${span}参加志愿服务 ${services} 次，服务时间共计 ${timeOf(minutes)}，${books}。${level}具体如下：`
}

export const draw2021 = (paper: Paper, facts: Facts) => {
  const { doc } = paper
  use(paper, 'regular', 12, colours.ink)
  doc.text(legible(paper, sentenceOf(facts)), margin, doc.y, { width: widthOf(paper), lineGap: 6, indent: 24 })
  doc.y += 8
  drawTable(paper, {
    head: ['服务时间', '服务内容', '记录时长', '申报时长'],
    widths: [4.6, 8, 2.6, 2.6],
    rows: facts.services.map(({ activity, content, recordedMinutes, declaredMinutes, ...when }) => [
      whenOf(when),
      [activity, content].filter(Boolean).join('：'),
      timeOf(recordedMinutes),
      timeOf(declaredMinutes),
    ]),
  })
}
