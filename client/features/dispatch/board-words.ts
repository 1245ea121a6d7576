import { learn } from '../../lib/language.ts'

// What is said only of the county's board, there and on its tile.
learn({
  'zh-CN': {
    home: { openBoard: '打开看板' },
    board: {
      title: '{county}实时看板',
      posted: '待接单',
      collected: '待报单',
      reported: '待领单',
      claimed: '待派单',
      serving: '履单中',
      served: '待评单',
      none: '暂无',
      late: '超期 {n}',
      more: '再显示 {n} 单',
      allTowns: '全部镇街',
      filter: '筛选',
      drawer: '订单详情',
      fullPage: '整页打开',
      only: { all: '全部', pressing: '紧急', late: '超期' },
      figure: { open: '在办', overdue: '超期', postedToday: '今日新增', doneToday: '今日评单' },
      connection: { live: '实时', connecting: '正在连接…', lost: '已断开，正在重连…' },
    },
  },
  en: {
    home: { openBoard: 'Open the board' },
    board: {
      title: '{county} live board',
      posted: 'To collect',
      collected: 'To report',
      reported: 'To claim',
      claimed: 'To dispatch',
      serving: 'In service',
      served: 'To rate',
      none: 'None',
      late: '{n} overdue',
      more: 'Show {n} more',
      allTowns: 'All townships',
      filter: 'Filter',
      drawer: 'Order',
      fullPage: 'Open as a page',
      only: { all: 'All', pressing: 'Urgent', late: 'Overdue' },
      figure: { open: 'Open', overdue: 'Overdue', postedToday: 'Posted today', doneToday: 'Rated today' },
      connection: { live: 'Live', connecting: 'Connecting…', lost: 'Lost, reconnecting…' },
    },
  },
})
