import { deserialize, serialize, EJSON, type Document } from 'bson'
import type { Call } from './call.ts'
import { commandError, type CommandError } from './errors.ts'
import { operationsOf } from './operations.ts'
import type { Gateway } from './state.ts'

const BY_ID = '_id_'
/* PostgreSQL knows an index by a number within its name. */
const OF_NUMBER = {
  name: 'indexOfNumber',
  text: 'select (index_spec).index_name as name, (index_spec).index_key::bytea as keys from documentdb_api_catalog.collection_indexes where index_id = $1',
}
const LIST = { name: 'indexesOf', text: 'select cursorpage::bytea from documentdb_api.list_indexes_cursor_first_page($1, $2)' }

/** What MongoDB tells of a duplicate key: the text with E11000, the index's keys and, where the operation shows them, their values. */
export async function duplicateKey(gateway: Gateway, call: Call, error: { index: number; message: string }): Promise<Document> {
  const name = /index:? '?([^'\s]+)'?/i.exec(error.message)?.[1] ?? BY_ID
  const keyPattern = await keysOf(gateway, call, name)
  const bytes = operationsOf(call)[error.index]
  const operation: Document = bytes ? deserialize(bytes) : {}
  const source: Document = call.name === 'insert' ? operation : { ...operation.q, ...operation.u, ...operation.u?.$setOnInsert, ...operation.u?.$set }
  const values = Object.keys(keyPattern).map((path): [string, unknown] => [path, source[path] ?? valueAt(source, path)])
  const keyValue = values.some(([, value]) => value === undefined) ? undefined : Object.fromEntries(values)
  return told(call, { name, keyPattern, keyValue }, error.message)
}

/** The same of an error that PostgreSQL raised, as it does for findAndModify: there its detail holds what the index refused. */
export async function raisedDuplicateKey(gateway: Gateway, call: Call, error: CommandError): Promise<CommandError> {
  const { constraint = '', detail = '' } = error.cause as { constraint?: string; detail?: string }
  const { name, keyPattern } = await indexBehind(gateway, constraint)
  const hex = /BSONHEX([0-9a-f]+)/i.exec(detail.slice(detail.indexOf(')=(')))?.[1]
  const refused: Document = hex ? deserialize(Buffer.from(hex, 'hex')) : {}
  const values = Object.keys(keyPattern).map((path) => [path, name === BY_ID ? refused[''] : (valueAt(refused, path) ?? null)])
  const { errmsg, ...details } = told(call, { name, keyPattern, keyValue: hex ? Object.fromEntries(values) : undefined }, error.message)
  return Object.assign(commandError(error.code, errmsg, error.labels), { details })
}

type Duplicate = { name: string; keyPattern: Document; keyValue: Document | undefined }

function told(call: Call, { name, keyPattern, keyValue }: Duplicate, otherwise: string): Document {
  const shown = keyValue ? EJSON.stringify(keyValue) : otherwise
  const errmsg = `E11000 duplicate key error collection: ${call.db}.${call.target} index: ${name} dup key: ${shown}`
  return { errmsg, keyPattern, ...(keyValue && { keyValue }) }
}

async function indexBehind(gateway: Gateway, constraint: string): Promise<{ name: string; keyPattern: Document }> {
  const id = /rum_index_(\d+)$/.exec(constraint)?.[1]
  const { rows } = id ? await gateway.pool.query<{ name: string; keys: Buffer }>({ ...OF_NUMBER, values: [id] }) : { rows: [] }
  const [found] = rows
  return found ? { name: found.name, keyPattern: deserialize(found.keys) } : { name: BY_ID, keyPattern: { _id: 1 } }
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
