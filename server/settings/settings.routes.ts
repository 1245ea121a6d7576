import type { Route } from '../http/route.ts'
import { findSettings } from './find-settings.ts'

export const settingsRoutes: Route[] = [
  {
    method: 'get',
    path: '/settings',
    summary: '本县设置 / What the county has set: calendar, deadlines, reasons to reject',
    run: ({ county }) => findSettings(county),
  },
]
