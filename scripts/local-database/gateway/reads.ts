import type { Call } from './call.ts'
import { commandError } from './errors.ts'
import { commandOf } from './operations.ts'
import { firstBson, run, statement, type Value } from './sql.ts'
import type { Gateway, Reply } from './state.ts'

type ValuesOf = (call: Call) => Value[]

/** A command that is one statement whose first column is the answer. */
function answeredBy(name: string, text: string, valuesOf: ValuesOf = (call) => [call.db, call.body]) {
  const query = statement(name, text)
  return async (gateway: Gateway, call: Call): Promise<Reply> => firstBson(await run(gateway, call, { statement: query, values: valuesOf(call) }))
}

export const count = answeredBy('count', 'select document::bytea from documentdb_api.count_query($1, $2)')
export const distinct = answeredBy('distinct', 'select document::bytea from documentdb_api.distinct_query($1, $2)')
export const validate = answeredBy('validate', 'select document::bytea from documentdb_api.validate($1, $2)')
export const listDatabases = answeredBy('listDatabases', 'select documentdb_api.list_databases($1)::bytea', (call) => [call.body])
export const currentOp = answeredBy('currentOp', 'select document::bytea from documentdb_api.current_op_command($1)', (call) => [call.body])
export const collStats = answeredBy('collStats', 'select documentdb_api.coll_stats($1, $2, $3)::bytea', (call) => [call.db, call.target, scaleOf(call)])
export const dbStats = answeredBy('dbStats', 'select documentdb_api.db_stats($1, $2)::bytea', (call) => [call.db, scaleOf(call)])

function scaleOf(call: Call): number {
  const scale = commandOf(call).scale ?? 1
  if (typeof scale !== 'number' || scale < 1) throw commandError(2, 'scale must be a number of at least 1')
  return scale
}
