import type { OpenFigures } from '@contract/public.ts'
import { call } from '../../lib/http.ts'

export type Wanted = { county?: string; from?: string; to?: string }

export const getOpenFigures = (wanted: Wanted) => call<OpenFigures>('GET', '/public/figures', { query: wanted })
