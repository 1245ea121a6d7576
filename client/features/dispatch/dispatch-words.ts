import { learn } from '../../lib/language.ts'

// What is said only where orders are dispatched, and in their history.
learn({
  'zh-CN': {
    dispatch: {
      to: '派给谁',
      open: '放到市场',
      openHint: '所有符合条件的服务队同时可见，先应先得',
      none: '没有符合条件的服务队，可以放到市场。',
      noneInTown: '本镇街没有符合条件的服务队，可交由中心派单。',
      score: '匹配 {n} 分',
      excluded: '{n} 支服务队不符合条件',
      load: '在手 {load} / {capacity}',
      km: '{n} 公里',
      choose: '派单',
      send: '派给 {n} 支服务队',
      sendOpen: '放到市场',
      done: '派单成功，现在是“{status}”',
      overWeekly: '本周已超时长',
      presence: { on: '在岗', stale: '久未在线', off: '已暂停', unreachable: '失联', seen: '最后在线 {at}', never: '没有在线记录' },
      part: { skill: '专长', distance: '距离', load: '余力', quality: '口碑', promptness: '响应', fairness: '均衡' },
    },
  },
  en: {
    dispatch: {
      to: 'Dispatch to',
      open: 'Open to the market',
      openHint: 'Every eligible team sees it at once; the first to accept has it',
      none: 'No eligible team. It can be opened to the market.',
      noneInTown: 'No eligible team in this township. Leave it to the centre.',
      score: '{n} points',
      excluded: '{n} teams are not eligible',
      load: '{load} of {capacity} in hand',
      km: '{n} km',
      choose: 'Dispatch',
      send: 'Dispatch to {n} teams',
      sendOpen: 'Open to the market',
      done: 'Dispatched. Now “{status}”',
      overWeekly: 'Over its weekly hours',
      presence: { on: 'On duty', stale: 'Quiet for a while', off: 'Paused', unreachable: 'Unreachable', seen: 'last seen {at}', never: 'never seen' },
      part: { skill: 'Skill', distance: 'Distance', load: 'Room', quality: 'Quality', promptness: 'Prompt', fairness: 'Fairness' },
    },
  },
})
