import { learn } from '../../lib/language.ts'

// What is said only on the page of one's hours.
learn({
  'zh-CN': {
    hours: {
      credited: '累计服务时长',
      held: '待确认',
      points: '积分',
      plusPoints: '+{n} 积分',
      stars: '收到的星',
      level: '{n}星志愿者',
      noLevel: '还没有星级',
      toNext: '再服务 {span} 升 {n} 星',
      progress: '升星进度',
      entries: '服务记录',
      empty: '还没有服务记录',
      hint: '群众评单后，时长自动记到这里',
    },
  },
  en: {
    hours: {
      credited: 'of service credited',
      held: 'To be confirmed',
      points: 'Points',
      plusPoints: '+{n} points',
      stars: 'Stars received',
      level: '{n}-star volunteer',
      noLevel: 'No star yet',
      toNext: '{span} more to star {n}',
      progress: 'Way to the next star',
      entries: 'Record of service',
      empty: 'No service yet',
      hint: 'Time is credited here when the resident has rated',
    },
  },
})
