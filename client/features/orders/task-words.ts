import { learn } from '../../lib/language.ts'
import './likeness-words.ts'

// What is said of where a volunteer goes next.
learn({
  'zh-CN': {
    task: {
      next: '下一个任务',
      now: '正在服务',
      when: '时间',
      by: '{at} 前办完',
      since: '{at} 签到',
      route: '导航',
      copy: '复制地址',
      copied: '地址已复制',
      uncopied: '没能复制，请长按地址复制',
      away: '离您{near}',
      here: '您就在附近',
      ask: '看看有多远',
    },
  },
  en: {
    task: {
      next: 'Next task',
      now: 'Serving now',
      when: 'When',
      by: 'done by {at}',
      since: 'in since {at}',
      route: 'Route',
      copy: 'Copy address',
      copied: 'Address copied',
      uncopied: 'It could not be copied; press and hold the address',
      away: '{near} from you',
      here: 'You are close by',
      ask: 'How far is it?',
    },
  },
})
