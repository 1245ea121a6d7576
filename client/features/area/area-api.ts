import type { AreaFigures } from '@contract/reports.ts'
import { call } from '../../lib/http.ts'

export const getAreaFigures = (unit: string) => call<AreaFigures>('GET', '/reports/area', { query: { unit } })
