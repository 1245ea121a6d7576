import { learn } from '../../lib/language.ts'

// What is said only on the page of notices.
learn({
  'zh-CN': { inbox: { today: '今天', yesterday: '昨天', readAll: '全部已读', hint: '您的订单有新进展时，会在这里告诉您' } },
  en: { inbox: { today: 'Today', yesterday: 'Yesterday', readAll: 'Mark all as read', hint: 'News of your orders appears here' } },
})
