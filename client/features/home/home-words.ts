import { learn } from '../../lib/language.ts'

// What is said only on the first page of those for whom something is not open yet.
learn({
  'zh-CN': {
    home: {
      notYet: {
        admin: '管理员看得到全县的数字，看不到订单内容。机构、人员、服务队和服务项目的管理尚未开放。',
        supervisor: '现在可以看全县的看板、订单和超期情况，可以督办、批延，审核待确认的时长，认定星级。考评报表尚未开放。',
      },
    },
  },
  en: {
    home: {
      notYet: {
        admin: 'An administrator sees the county’s figures, not its orders. Managing units, people, teams and services is not available yet.',
        supervisor:
          'The county’s board, orders and overdue ones are open to you; you may supervise, answer requests for time, and decide on held hours and star levels. Scorecards are not available yet.',
      },
    },
  },
})
