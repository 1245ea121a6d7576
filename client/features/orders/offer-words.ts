import { learn } from '../../lib/language.ts'

// What is said to a leader of an offer that runs out.
learn({
  'zh-CN': { offer: { left: '请在 {span} 内应单，过时就另派别队', last: '不到 1 分钟了，请马上应单', over: '应单时间已过，可能已另派别队' } },
  en: {
    offer: {
      left: 'Accept within {span}, or it goes to others',
      last: 'Less than a minute left: accept now',
      over: 'The time to accept is over; it may have gone to others',
    },
  },
})
