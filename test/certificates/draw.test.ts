import { expect } from 'chai'
import type { Facts } from '../../server/certificates/certificate.ts'
import { drawCertificate } from '../../server/certificates/draw-certificate.ts'
import { scan, wordsOf } from './paper.ts'

const service = (n: number): Facts['services'][number] => ({
  entry: String(n),
  activity: `活动甲${n}乙`,
  category: '助老服务',
  from: new Date(Date.UTC(2026, 0, n + 1, 1)).toISOString(),
  to: new Date(Date.UTC(2026, 0, n + 1, 1, 61)).toISOString(),
  place: '纺织路社区 第3网格',
  content: '陪老人聊天，打扫房间。'.repeat(n % 4),
  unit: '助老服务队',
  inCharge: '陈队长',
  confirmed: n % 2 === 0,
  recordedMinutes: 60,
  declaredMinutes: 1,
})

const draw = (layout: Facts['layout'], count: number, person: Facts['person'] = { name: '王小明', idNumber: null }) =>
  drawCertificate({
    no: 'ZM-620402-2026-000123-K7Q4M9',
    facts: {
      layout,
      person,
      from: '2026-01-01',
      to: '2026-12-31',
      services: Array.from({ length: count }, (_, n) => service(n)),
      level: 3,
      unit: '白银区志愿服务中心',
      linked: false,
    },
    issuedOn: '2026-11-21',
    issuedAt: new Date('2026-11-21T02:00:00Z'),
    issuedBy: '钱督导',
    revokedOn: null,
    changed: false,
    checkUrl: 'https://liudan.example/check/ZM-620402-2026-000123-K7Q4M9',
  })

describe('certificates drawn', () => {
  for (const [layout, head] of [
    ['2021', '服务时间服务内容记录时长申报时长'],
    ['2015', '序号活动名称日期地点内容记录时长申报时长组织单位负责人'],
  ] as const)
    it(`${layout}: 80 services go on over pages, each with the table’s head, none torn or lost; the sums exact to the minute, the code at the end`, async () => {
      const pdf = await draw(layout, 80)
      const pages = wordsOf(pdf)
      expect(pages.length).to.be.greaterThan(2)
      for (const [index, page] of pages.entries())
        expect(page)
          .to.include(`第${index + 1}页共${pages.length}页`)
          .and.include('【平台记录】')
      for (const page of pages.slice(0, -1)) expect(page).to.include(head)
      for (let n = 0; n < 80; n++) expect(pages.filter((page) => page.includes(`活动甲${n}乙`))).to.have.lengthOf(1)
      for (const said of ['81小时20分', '80小时0分', '1小时20分', '三星级志愿者', '经办人：钱督导']) expect(pages.join('')).to.include(said)
      expect(await scan(pdf, pages.length)).to.equal('https://liudan.example/check/ZM-620402-2026-000123-K7Q4M9')
    })

  it('a character that no font has is written as its number, and the paper says so', async () => {
    const text = wordsOf(
      await draw('2015', 1, {
        name: '龘𪚥𠮷',
        idNumber: '6204**********001X',
        phone: '138****0008',
        registeredOn: '2025-03-01',
        gender: 'female',
        area: '纺织路社区',
      }),
    ).join('')
    for (const said of ['龘〔U+2A6A5〕𠮷', '字库中没有的字', '6204**********001X', '138****0008', '2025年3月1日', '性别女', '居住区域纺织路社区'])
      expect(text).to.include(said)
  })
})
