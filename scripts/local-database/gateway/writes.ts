import { deserialize, type Document } from 'bson'
import type { Call } from './call.ts'
import { ensureCollection } from './collections.ts'
import { duplicateKey, raisedDuplicateKey } from './duplicate-key.ts'
import { codeName, codeOf, unpackSqlState } from './error-codes.ts'
import { codeWithin, commandError, isCommandError, transactionLabels, type CommandError } from './errors.ts'
import { elementsOf } from './message.ts'
import { mayMention, operationSequence, operationsOf } from './operations.ts'
import { keepingResult, keptResult, once, retryableOf } from './replays.ts'
import { firstBson, run, statement, type Row, type Value } from './sql.ts'
import { inTurn, type Gateway, type Reply } from './state.ts'
import { failTransaction, transactionOf } from './transactions.ts'
import { failingUpserts, mayUpsert, turnOf } from './upserts.ts'
import { orAgain, orNothing } from './whole-writes.ts'

const DUPLICATE_KEY = 11000
const UNKNOWN_FIELD = 40415

/** insert, update, delete: one statement of its own outside a transaction. */
export async function write(gateway: Gateway, call: Call): Promise<Reply> {
  await refuseSort(gateway, call)
  const select = `select p_result::bytea as result, p_success as success from documentdb_api.${call.name}($1, $2, $3)`
  return writeOnce(gateway, call, { name: call.name, select, valuesOf: (sent) => [sent.db, sent.body, operationSequence(sent)] })
}

/** Sorting before an update came with a later version than the one that is spoken here. */
async function refuseSort(gateway: Gateway, call: Call): Promise<void> {
  if (call.name !== 'update' || !mayMention(call, 'sort')) return
  if (!operationsOf(call).some((operation) => elementsOf(operation).some(([, name]) => name === 'sort'))) return
  if (call.inTransaction) await failTransaction(gateway, transactionOf(gateway, call))
  throw commandError(UNKNOWN_FIELD, "BSON field 'update.updates.sort' is an unknown field.")
}

/** findAndModify. */
export function findAndModify(gateway: Gateway, call: Call): Promise<Reply> {
  const select = 'select p_result::bytea as result, p_success as success from documentdb_api.find_and_modify($1, $2)'
  return writeOnce(gateway, call, { name: 'findAndModify', select, valuesOf: (sent) => [sent.db, sent.body] }).catch(async (error) => {
    throw isDuplicateKey(error) ? await raisedDuplicateKey(gateway, call, error) : error
  })
}

type Write = { name: string; select: string; valuesOf: (call: Call) => Value[] }

function writeOnce(gateway: Gateway, call: Call, write: Write): Promise<Reply> {
  const retryable = retryableOf(call)
  if (!retryable) return runWrite(gateway, call, write)
  const isNew = !gateway.replays.has(retryable.session)
  return once(gateway.replays, retryable, async () => {
    const before = isNew ? await keptResult(gateway, retryable) : null
    return before ? withWriteErrors(gateway, call, deserialize(before, { promoteBuffers: true })) : runWrite(gateway, call, write)
  })
}

async function runWrite(gateway: Gateway, call: Call, write: Write): Promise<Reply> {
  await ensureCollection(gateway, call)
  const isUpsert = !call.inTransaction && mayUpsert(call)
  const rows = await (isUpsert
    ? inTurn(gateway, turnOf(call), () => upsert(gateway, failingUpserts(call), write))
    : statementOf(gateway, call, call.inTransaction ? write : again(write)))
  const result = firstBson(rows)
  return rows[0]?.[1] ? result : withWriteErrors(gateway, call, deserialize(result, { promoteBuffers: true }))
}

/* Turns are for speed: alone they would not keep away plain inserts, nor what a transaction commits meanwhile. */
async function upsert(gateway: Gateway, call: Call, write: Write): Promise<Row[]> {
  try {
    return await statementOf(gateway, call, { ...write, name: `${write.name} or nothing`, select: orNothing(write.select) })
  } catch (error) {
    if (!isDuplicateKey(error)) throw error
    return statementOf(gateway, call, again(write))
  }
}

function isDuplicateKey(error: unknown): error is CommandError {
  return isCommandError(error) && error.code === DUPLICATE_KEY
}

function again(write: Write): Write {
  return { ...write, select: orAgain(write.select) }
}

function statementOf(gateway: Gateway, call: Call, { name, select, valuesOf }: Write): Promise<Row[]> {
  const retryable = retryableOf(call)
  const values = valuesOf(call)
  if (!retryable) return run(gateway, call, { statement: statement(name, select), values })
  const text = keepingResult(select, { session: `$${values.length + 1}`, number: `$${values.length + 2}` })
  return run(gateway, call, { statement: statement(`${name} once`, text), values: [...values, retryable.session, retryable.txnNumber] })
}

/** Puts MongoDB's codes and texts into write errors; in a transaction any of them ends it, as on mongod. */
async function withWriteErrors(gateway: Gateway, call: Call, result: Document): Promise<Reply> {
  const errors = (result.writeErrors ?? []) as Document[]
  const decoded: Document[] = []
  for (const error of errors) {
    const code = codeWithin(call.inTransaction, codeOf(unpackSqlState(error.code)))
    if (call.inTransaction && transactionLabels(code).length > 0) await failWith(gateway, call, { code, message: error.errmsg })
    const detail = code === DUPLICATE_KEY ? await duplicateKey(gateway, call, { index: error.index, message: error.errmsg }) : { errmsg: error.errmsg }
    decoded.push({ index: error.index, code, codeName: codeName(code), ...detail })
  }
  if (call.inTransaction && decoded.length > 0) await failTransaction(gateway, transactionOf(gateway, call))
  return decoded.length > 0 ? { ...result, writeErrors: decoded } : result
}

async function failWith(gateway: Gateway, call: Call, error: { code: number; message: string }): Promise<never> {
  await failTransaction(gateway, transactionOf(gateway, call))
  throw commandError(error.code, error.message, transactionLabels(error.code))
}
