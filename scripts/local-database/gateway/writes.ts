import { deserialize, type Document } from 'bson'
import type { Call } from './call.ts'
import { ensureCollection } from './collections.ts'
import { duplicateKey } from './duplicate-key.ts'
import { codeName, codeOf, unpackSqlState } from './error-codes.ts'
import { codeWithin, commandError, transactionLabels } from './errors.ts'
import { operationSequence } from './operations.ts'
import { keepingResult, keptResult, once, retryableOf } from './replays.ts'
import { firstBson, run, statement, type Statement, type Value } from './sql.ts'
import type { Gateway, Reply } from './state.ts'
import { failTransaction, transactionOf } from './transactions.ts'

/** insert, update, delete: one statement of its own outside a transaction. */
export function write(gateway: Gateway, call: Call): Promise<Reply> {
  const select = `select p_result::bytea as result, p_success as success from documentdb_api.${call.name}($1, $2, $3)`
  return writeOnce(gateway, call, { name: call.name, select, values: [call.db, call.body, operationSequence(call)] })
}

/** findAndModify. */
export function findAndModify(gateway: Gateway, call: Call): Promise<Reply> {
  const select = 'select p_result::bytea as result, p_success as success from documentdb_api.find_and_modify($1, $2)'
  return writeOnce(gateway, call, { name: 'findAndModify', select, values: [call.db, call.body] })
}

type Write = { name: string; select: string; values: Value[] }

function writeOnce(gateway: Gateway, call: Call, { name, select, values }: Write): Promise<Reply> {
  const retryable = retryableOf(call)
  if (!retryable) return runWrite(gateway, call, { statement: statement(name, select), values })
  const isNew = !gateway.replays.has(retryable.session)
  return once(gateway.replays, retryable, async () => {
    const before = isNew ? await keptResult(gateway, retryable) : null
    if (before) return withWriteErrors(gateway, call, deserialize(before, { promoteBuffers: true }))
    const text = keepingResult(select, { session: `$${values.length + 1}`, number: `$${values.length + 2}` })
    return runWrite(gateway, call, { statement: statement(`${name} once`, text), values: [...values, retryable.session, retryable.txnNumber] })
  })
}

async function runWrite(gateway: Gateway, call: Call, query: { statement: Statement; values: Value[] }): Promise<Reply> {
  await ensureCollection(gateway, call)
  const rows = await run(gateway, call, query)
  const result = firstBson(rows)
  return rows[0]?.[1] ? result : withWriteErrors(gateway, call, deserialize(result, { promoteBuffers: true }))
}

/** Puts MongoDB's codes and texts into write errors; in a transaction any of them ends it, as on mongod. */
async function withWriteErrors(gateway: Gateway, call: Call, result: Document): Promise<Reply> {
  const errors = (result.writeErrors ?? []) as Document[]
  const decoded: Document[] = []
  for (const error of errors) {
    const code = codeWithin(call.inTransaction, codeOf(unpackSqlState(error.code)))
    if (call.inTransaction && transactionLabels(code).length > 0) await failWith(gateway, call, { code, message: error.errmsg })
    const detail = code === 11000 ? await duplicateKey(gateway, call, { index: error.index, message: error.errmsg }) : { errmsg: error.errmsg }
    decoded.push({ index: error.index, code, codeName: codeName(code), ...detail })
  }
  if (call.inTransaction && decoded.length > 0) await failTransaction(gateway, transactionOf(gateway, call))
  return decoded.length > 0 ? { ...result, writeErrors: decoded } : result
}

async function failWith(gateway: Gateway, call: Call, error: { code: number; message: string }): Promise<never> {
  await failTransaction(gateway, transactionOf(gateway, call))
  throw commandError(error.code, error.message, transactionLabels(error.code))
}
