import { learn } from '../../lib/language.ts'

// What is said only where a supervisor looks after the county's orders.
learn({
  'zh-CN': {
    supervision: {
      lists: '清单',
      list: { overdue: '超期', near: '临期', urged: '催办', poor: '差评', all: '全部', scores: '成绩单' },
      empty: { overdue: '没有超期的单', near: '没有快到期的单', urged: '没有被催办的单', poor: '没有差评的单', all: '没有这样的单' },
      allTowns: '全部镇街',
      allCategories: '全部类别',
      team: '只看一支服务队的单',
      clear: '清除筛选',
    },
    scores: {
      by: { town: '按镇街', team: '按服务队' },
      from: '提单从',
      to: '到',
      none: '这段时间没有订单',
      name: { town: '镇街', team: '服务队' },
      orders: '订单',
      onTime: '按时',
      stars: '满意',
      starsOf: '{stars} 星（{n} 人评）',
      unrated: '尚无人评',
      caption: '各步用时为中位数',
      accept: '应单',
    },
  },
  en: {
    supervision: {
      lists: 'Lists',
      list: { overdue: 'Overdue', near: 'Nearly due', urged: 'Urged', poor: 'Poorly rated', all: 'All', scores: 'Scorecards' },
      empty: {
        overdue: 'Nothing is overdue',
        near: 'Nothing is nearly due',
        urged: 'Nothing was urged',
        poor: 'Nothing was rated poorly',
        all: 'There is no such order',
      },
      allTowns: 'All townships',
      allCategories: 'All categories',
      team: 'Orders of one team',
      clear: 'Clear filters',
    },
    scores: {
      by: { town: 'By township', team: 'By team' },
      from: 'Posted from',
      to: 'to',
      none: 'No orders in this time',
      name: { town: 'Township', team: 'Team' },
      orders: 'Orders',
      onTime: 'On time',
      stars: 'Rating',
      starsOf: '{stars} stars ({n} ratings)',
      unrated: 'Not rated yet',
      caption: 'Time per step is the median',
      accept: 'Accept',
    },
  },
})
