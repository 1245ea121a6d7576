import type { Role } from '@contract/flow.ts'
import type { Query } from '../../lib/http.ts'

export type Box = 'todo' | 'mine' | 'scope' | 'market' | 'offers' | 'overdue' | 'rate'

// What is overdue is a part of what one may see; what waits for one's rating, a part of what one asked for.
const parts: Partial<Record<Box, Query>> = { overdue: { box: 'scope', overdue: 'true' }, rate: { box: 'mine', status: ['served'] } }

/** The question that reads a box: of one of a person's roles, or of all. */
export const queryOf = (box: Box, as: Role | null = null): Query => ({ ...(parts[box] ?? { box }), ...(as && { as }) })
