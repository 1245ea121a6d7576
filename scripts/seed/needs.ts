import { readFileSync } from 'node:fs'
import type { Urgency } from '../../server/contract/flow.ts'

/** A true need of a county, and the level that handled it. */
export type Need = { category: string; urgency: Urgency; title: string; description: string; handledAt: 'grid' | 'village' | 'town' | 'county' | 'team' }

export const readNeeds = (): Need[] =>
  readFileSync(new URL('./data/needs.jsonl', import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Need)
