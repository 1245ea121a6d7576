import { deserialize, serialize, EJSON, type Document } from 'bson'
import type { Call } from './call.ts'
import { operationsOf } from './operations.ts'
import type { Gateway } from './state.ts'

const LIST = { name: 'indexesOf', text: 'select cursorpage::bytea from documentdb_api.list_indexes_cursor_first_page($1, $2)' }

/** What MongoDB tells of a duplicate key: the text with E11000, the index's keys and, where the operation shows them, their values. */
export async function duplicateKey(gateway: Gateway, call: Call, error: { index: number; message: string }): Promise<Document> {
  const name = /index:? '?([^'\s]+)'?/i.exec(error.message)?.[1] ?? '_id_'
  const keyPattern = await keysOf(gateway, call, name)
  const bytes = operationsOf(call)[error.index]
  const operation: Document = bytes ? deserialize(bytes) : {}
  const source: Document = call.name === 'insert' ? operation : { ...operation.q, ...operation.u?.$setOnInsert, ...operation.u?.$set }
  const values = Object.keys(keyPattern).map((path): [string, unknown] => [path, source[path] ?? valueAt(source, path)])
  const keyValue = values.some(([, value]) => value === undefined) ? {} : { keyValue: Object.fromEntries(values) }
  const shown = keyValue.keyValue ? EJSON.stringify(keyValue.keyValue) : error.message
  return { errmsg: `E11000 duplicate key error collection: ${call.db}.${call.target} index: ${name} dup key: ${shown}`, keyPattern, ...keyValue }
}

async function keysOf(gateway: Gateway, call: Call, name: string): Promise<Document> {
  const command = Buffer.from(serialize({ listIndexes: call.target, cursor: {} }))
  const { rows } = await gateway.pool.query<{ cursorpage: Buffer }>({ ...LIST, values: [call.db, command] })
  const [page] = rows
  const indexes = page ? (deserialize(page.cursorpage).cursor.firstBatch as Document[]) : []
  return indexes.find((index) => index.name === name)?.key ?? {}
}

function valueAt(document: Document, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => (value as Document | undefined)?.[key], document)
}
