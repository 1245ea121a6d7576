import { paging, type Route } from '../http/route.ts'
import { listNotices, readNotices } from './find-notices.ts'

export const noticeRoutes: Route[] = [
  { method: 'get', path: '/notices', summary: '消息 / My notices', query: paging, run: (actor, { query }) => listNotices(actor, query) },
  { method: 'post', path: '/notices/read', summary: '全部已读 / Mark all as read', status: 204, run: (actor) => readNotices(actor) },
]
