import type { Route } from '../http/route.ts'
import { changeSettings } from './change-settings.ts'
import { findSettings } from './find-settings.ts'
import { settingsInput } from './settings.input.ts'

export const settingsRoutes: Route[] = [
  {
    method: 'get',
    path: '/settings',
    summary: '本县设置 / What the county has set: calendar, deadlines, reasons to reject',
    run: ({ county }) => findSettings(county),
  },
  {
    method: 'patch',
    path: '/settings',
    summary: '修改设置 / Change what the county has set: weights, weekly limit, rings of the market, unanswered offers, star levels, recording unit',
    body: settingsInput,
    run: (actor, { body }) => changeSettings(actor, body),
  },
]
