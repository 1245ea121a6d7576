import { learn } from '../../lib/language.ts'

// What is said of an offer that runs out.
learn({
  'zh-CN': {
    offer: {
      left: '还剩 {span} 应单，过时另派别队',
      over: '应单时间已过，可能已另派别队',
      clock: '{m} 分 {s} 秒',
      waits: '还剩 {span}',
      ended: '应单时间已过',
    },
  },
  en: {
    offer: {
      left: '{span} left to accept, then it goes to others',
      over: 'The time to accept is over; it may have gone to others',
      clock: '{m} min {s} s',
      waits: '{span} left',
      ended: 'time is over',
    },
  },
})
