import type { Today } from '@contract/reports.ts'
import { call } from '../../lib/http.ts'

export const getToday = () => call<Today>('GET', '/reports/today')
