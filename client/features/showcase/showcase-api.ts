import type { Showcase } from '@contract/public.ts'
import { call } from '../../lib/http.ts'

export type Wanted = { county?: string; category?: string }

export const getShowcase = (wanted: Wanted, cursor?: string) => call<Showcase>('GET', '/public/showcase', { query: { ...wanted, cursor } })
