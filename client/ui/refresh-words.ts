import { learn } from '../lib/language.ts'

// What is said while a page is read again.
learn({
  'zh-CN': { refresh: { button: '刷新', pulling: '下拉刷新', loosing: '松开刷新', loading: '正在刷新…', done: '已是最新', failed: '没有刷新成功：{why}' } },
  en: {
    refresh: {
      button: 'Refresh',
      pulling: 'Pull to refresh',
      loosing: 'Let go to refresh',
      loading: 'Refreshing…',
      done: 'Up to date',
      failed: 'Could not refresh: {why}',
    },
  },
})
