import type { Document } from 'bson'
import type { Call } from './call.ts'
import { asBson } from './definitions.ts'
import { commandError } from './errors.ts'
import { commandOf } from './operations.ts'
import { run } from './sql.ts'
import type { Gateway, Reply } from './state.ts'

const SOURCES: Record<string, string> = {
  find: 'find',
  aggregate: 'pipeline',
  count: 'count',
  distinct: 'distinct',
  update: 'update',
  delete: 'delete',
  findAndModify: 'find_and_modify',
}

type Plan = { 'Node Type': string; 'Index Name'?: string; 'Index Cond'?: string; 'Order By'?: string; 'Actual Rows'?: number; Plans?: Plan[] }
type Explained = { Plan: Plan; 'Execution Time'?: number }

/** explain: MongoDB's shape in brief (stage, index, counts), with PostgreSQL's whole plan beside it. */
export async function explain(gateway: Gateway, call: Call): Promise<Reply> {
  const { explain: command, verbosity = 'allPlansExecution' } = commandOf(call) as { explain: Document; verbosity?: string }
  const [name = ''] = Object.keys(command)
  const source = SOURCES[name]
  if (!source) throw commandError(59, `explain of ${name} is not offered`)
  const reads = ['find', 'aggregate', 'count', 'distinct'].includes(name)
  const analyze = reads && verbosity !== 'queryPlanner'
  const text = `explain (format json, analyze ${analyze}) select document from documentdb_api_catalog.bson_aggregation_${source}($1, $2)`
  const rows = await run(gateway, call, { statement: { name: '', text }, values: [call.db, asBson(command)] })
  const explained = (rows[0]?.[0] as unknown as Explained[] | undefined)?.[0]
  if (!explained) throw commandError(1, 'PostgreSQL gave no plan')
  return answer(`${call.db}.${command[name]}`, explained, command)
}

function answer(namespace: string, explained: Explained, command: Document): Document {
  const nodes = flatten(explained.Plan)
  const executed = explained['Execution Time']
  const executionStats = { executionSuccess: true, nReturned: explained.Plan['Actual Rows'], executionTimeMillis: executed }
  return {
    queryPlanner: { namespace, winningPlan: stageOf(nodes), rejectedPlans: [] },
    ...(executed === undefined ? {} : { executionStats }),
    postgresPlan: explained.Plan,
    command,
    ok: 1,
  }
}

function flatten(plan: Plan): Plan[] {
  return [plan, ...(plan.Plans ?? []).flatMap(flatten)]
}

function stageOf(nodes: Plan[]): Document {
  const indexes = nodes.filter(narrows).flatMap((node) => node['Index Name'] ?? [])
  if (indexes.length > 0) return { stage: 'FETCH', inputStage: { stage: 'IXSCAN', indexName: indexes[0], indexNames: indexes } }
  return { stage: nodes.some((node) => node['Node Type'].endsWith('Scan') && !node['Node Type'].startsWith('Custom')) ? 'COLLSCAN' : 'EOF' }
}

/** An index that only picks the collection's own number reads all of it: that is a scan of the collection. */
function narrows(node: Plan): boolean {
  const condition = node['Index Cond'] ?? ''
  return /document|object_id/.test(condition) || node['Order By'] !== undefined
}
