import { learn } from '../../lib/language.ts'

// What is said only on the first page of those for whom something is not open yet.
learn({
  'zh-CN': { home: { notYet: '管理员看得到全县的数字，看不到订单内容。机构、人员、服务队和服务项目的管理尚未开放。' } },
  en: { home: { notYet: 'An administrator sees the county’s figures, not its orders. Managing units, people, teams and services is not available yet.' } },
})
