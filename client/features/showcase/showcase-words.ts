import { learn } from '../../lib/language.ts'

learn({
  'zh-CN': {
    page: { showcase: '办结公示' },
    showcase: {
      hint: '经提单人同意公开的办结订单；不公开姓名、电话和门牌。',
      county: '县区',
      category: '类别',
      all: '全部类别',
      before: '办理前',
      after: '办理后',
      beforeOf: '“{title}”办理前的照片',
      afterOf: '“{title}”办理后的照片',
      month: '{month} 办结',
      served: '志愿者 {n} 人，{span}',
      solved: '已解决',
      notSolved: '没有解决',
      unrated: '未评星',
      empty: '还没有公开的办结订单',
      emptyHint: '提单人评单时可以同意公开',
    },
  },
  en: {
    page: { showcase: 'Finished orders' },
    showcase: {
      hint: 'Orders shown because those who asked agreed; no name, phone or door is shown.',
      county: 'County',
      category: 'Category',
      all: 'All categories',
      before: 'Before',
      after: 'After',
      beforeOf: 'Before: {title}',
      afterOf: 'After: {title}',
      month: 'Done in {month}',
      served: 'volunteers: {n}, {span}',
      solved: 'Solved',
      notSolved: 'Not solved',
      unrated: 'Not rated',
      empty: 'No finished order is shown yet',
      emptyHint: 'Whoever asked may agree to it when rating',
    },
  },
})
