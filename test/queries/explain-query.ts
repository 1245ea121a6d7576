import type { Db, Document } from 'mongodb'

// How a database finds what is asked: mongod says how many documents it looked at; the local database gives PostgreSQL's plan, which says how many rows and pages.

/** `isScan`: through no index that narrows. */
export type Found = { isScan: boolean; indexes: string[]; rows: number; pages: number }

const all = (part: Document, inner: (part: Document) => Document[]): Document[] => [part, ...inner(part).flatMap((each) => all(each, inner))]
const sum = (numbers: (number | undefined)[]) => numbers.reduce<number>((total, each) => total + (each ?? 0), 0)

const isRead = (node: Document) => /^(Seq|Index|Index Only|Bitmap Heap|Tid) Scan$/.test(node['Node Type'] as string)

const rowsOf = (plan: Document) =>
  sum(
    all(plan, (node) => (node.Plans as Document[]) ?? [])
      .filter(isRead)
      .map((node) => node['Actual Loops'] * sum([node['Actual Rows'], node['Rows Removed by Filter'], node['Rows Removed by Index Recheck']])),
  )

const stagesIn = ({ inputStage, inputStages = [] }: Document): Document[] => [...(inputStage ? [inputStage as Document] : []), ...(inputStages as Document[])]

/** Runs a search and tells how it was found. */
export const explainQuery = async (db: Db, search: Document): Promise<Found> => {
  const answer = await db.command({ explain: search, verbosity: 'executionStats' })
  const { queryPlanner, executionStats } = answer.queryPlanner ? answer : (answer.stages[0].$cursor as Document)
  const stages = all(queryPlanner.winningPlan, stagesIn)
  const plan = answer.postgresPlan as Document | undefined
  return {
    isScan: stages.some(({ stage }) => stage === 'COLLSCAN'),
    indexes: stages.flatMap(({ indexName, indexNames }) => (indexNames as string[]) ?? indexName ?? []),
    rows: plan ? rowsOf(plan) : executionStats.totalDocsExamined,
    pages: plan ? sum([plan['Shared Hit Blocks'], plan['Shared Read Blocks']]) : 0,
  }
}
