import type { Scorecards } from '@contract/reports.ts'
import { call, type Query } from '../../lib/http.ts'

export const getScorecards = (query: Query) => call<Scorecards>('GET', '/reports/scorecards', { query })
