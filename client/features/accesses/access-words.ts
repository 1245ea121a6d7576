import { learn } from '../../lib/language.ts'

// What is said only on the page of accesses.
learn({
  'zh-CN': {
    access: {
      purpose: '用途',
      idNumber: '志愿者证件号码',
      ofOrder: '只看此单',
      ofPerson: '只看此人',
      all: '看全部',
      filteredOrder: '订单 {no}',
      filteredPerson: '{name}',
      filtered: '只看选中的',
      empty: '还没有人查看过联系方式或证件号码',
      emptyHint: '每次查看都会记在这里：谁、看了什么、为了什么',
      none: '没有符合条件的记录',
    },
  },
  en: {
    access: {
      purpose: 'Purpose',
      idNumber: 'ID number of a volunteer',
      ofOrder: 'This order only',
      ofPerson: 'This person only',
      all: 'Show all',
      filteredOrder: 'Order {no}',
      filteredPerson: '{name}',
      filtered: 'What was chosen',
      empty: 'Nobody has had contact details or an ID number revealed yet',
      emptyHint: 'Every reveal is written here: who, what, and what for',
      none: 'No such entry',
    },
  },
})
