import { drawHeading, type Paper } from '../pdf/paper.ts'
import { drawFacts, drawTable, type Fact } from '../pdf/rows.ts'
import type { CreditedService } from '../hours/find-record.ts'
import { sumsOf, type Facts } from './certificate.ts'
import { levelOfStars, longDate, timeOf, whenOf } from './certificate-words.ts'

// 民发〔2015〕149号, in full: the person, the sums, and of each service its name, date, place, content, time, unit and who was in charge.

export const basis2015 = '依据《民政部关于规范志愿服务记录证明工作的指导意见》（民发〔2015〕149号）'

const unrecorded = '未登记'
const genders = { male: '男', female: '女' }

const particulars = ({ person, level, from, to }: Facts): Fact[] => [
  { label: '姓名', value: person.name },
  { label: '身份证件号码', value: person.idNumber ?? unrecorded },
  { label: '性别', value: person.gender ? genders[person.gender] : unrecorded },
  { label: '联系电话', value: person.phone ?? unrecorded },
  { label: '居住区域', value: person.area ?? unrecorded },
  { label: '注册日期', value: person.registeredOn ? longDate(person.registeredOn) : unrecorded },
  { label: '星级', value: levelOfStars(level) || '未评定' },
  { label: '证明期间', value: `${from} 至 ${to}` },
]

const totals = (facts: Facts): Fact[] => {
  const { services, minutes, recordedMinutes, declaredMinutes } = sumsOf(facts)
  return [
    { label: '服务次数', value: `${services} 次` },
    { label: '服务时长合计', value: timeOf(minutes) },
    { label: '签到签退记录', value: timeOf(recordedMinutes) },
    { label: '负责人申报', value: timeOf(declaredMinutes) },
  ]
}

const contentOf = ({ content, confirmed }: CreditedService) => content + (confirmed ? '（服务对象已确认）' : '')

const rowOf = (service: CreditedService, index: number) => [
  String(index + 1),
  `${service.activity}（${service.category}）`,
  whenOf(service),
  service.place,
  contentOf(service),
  timeOf(service.recordedMinutes),
  timeOf(service.declaredMinutes),
  service.unit,
  service.inCharge,
]

export const draw2015 = (paper: Paper, facts: Facts) => {
  drawHeading(paper, '志愿者')
  drawFacts(paper, particulars(facts))
  drawHeading(paper, '服务合计')
  drawFacts(paper, totals(facts))
  drawHeading(paper, '服务明细')
  drawTable(paper, {
    head: ['序号', '活动名称', '日期', '地点', '内容', '记录时长', '申报时长', '组织单位', '负责人'],
    widths: [1.4, 3, 2.9, 3, 3.7, 2.8, 2.8, 2.6, 2],
    rows: facts.services.map(rowOf),
  })
}
