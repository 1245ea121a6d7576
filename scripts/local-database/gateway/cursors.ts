import { deserialize, Long } from 'bson'
import type { Call } from './call.ts'
import { commandError } from './errors.ts'
import { run, statement, type Row } from './sql.ts'
import type { Gateway, Reply } from './state.ts'

export type Cursor = { db: string; continuation: Buffer; session?: string; usedAt: number; busy: boolean }
/** Open cursors by their id. */
export type Cursors = Map<string, Cursor>

const PAGE = 'cursorpage::bytea, continuation::bytea, persistconnection, cursorid'
const FIRST_PAGE: Record<string, string> = {
  find: 'find_cursor_first_page',
  aggregate: 'aggregate_cursor_first_page',
  listIndexes: 'list_indexes_cursor_first_page',
  listCollections: 'list_collections_cursor_first_page',
}
const GET_MORE = statement('getMore', 'select cursorpage::bytea, continuation::bytea from documentdb_api.cursor_get_more($1, $2, $3)')

/** find, aggregate, listIndexes, listCollections: the first page, and a cursor where there is more. */
export async function openCursor(gateway: Gateway, call: Call): Promise<Reply> {
  const query = statement(call.name, `select ${PAGE} from documentdb_api.${FIRST_PAGE[call.name]}($1, $2)`)
  const [row] = await run(gateway, call, { statement: query, values: [call.db, call.body] })
  if (!row) throw commandError(1, 'DocumentDB gave no page')
  const [page, continuation, persistent, id] = row
  if (persistent) throw commandError(115, 'this query needs a cursor that stays on one connection, which is not offered')
  remember(gateway, call, { id: String(id), continuation })
  return page as Buffer
}

function remember(gateway: Gateway, call: Call, found: { id: string; continuation: Row[number] | undefined }): void {
  if (!Buffer.isBuffer(found.continuation)) return
  gateway.cursors.set(found.id, { db: call.db, continuation: found.continuation, session: call.session, usedAt: Date.now(), busy: false })
}

/** getMore. */
export async function getMore(gateway: Gateway, call: Call): Promise<Reply> {
  const id = String(deserialize(call.body, { useBigInt64: true }).getMore)
  const cursor = gateway.cursors.get(id)
  if (!cursor || cursor.db !== call.db) throw commandError(43, `cursor id ${id} not found`)
  if (cursor.busy) throw commandError(143, `cursor id ${id} is already in use`)
  cursor.busy = true
  try {
    const [row] = await run(gateway, call, { statement: GET_MORE, values: [call.db, call.body, cursor.continuation] })
    if (Buffer.isBuffer(row?.[1])) Object.assign(cursor, { continuation: row[1], usedAt: Date.now() })
    else gateway.cursors.delete(id)
    return row?.[0] as Buffer
  } catch (error) {
    gateway.cursors.delete(id)
    throw error
  } finally {
    cursor.busy = false
  }
}

const DELETE_CURSORS = statement('deleteCursors', 'select documentdb_api_internal.delete_cursors($1::text::bigint[])::bytea')

/** killCursors. */
export async function killCursors(gateway: Gateway, call: Call): Promise<Reply> {
  const ids = ((deserialize(call.body, { useBigInt64: true }).cursors ?? []) as Array<bigint | number>).map(BigInt)
  const known = ids.filter((id) => gateway.cursors.get(String(id))?.db === call.db)
  await forgetCursors(gateway, known.map(String))
  const long = (id: bigint) => Long.fromBigInt(id)
  return { cursorsKilled: known.map(long), cursorsNotFound: ids.filter((id) => !known.includes(id)).map(long), cursorsAlive: [], cursorsUnknown: [], ok: 1 }
}

/** Closes cursors, and removes what PostgreSQL keeps for them. */
export async function forgetCursors(gateway: Gateway, ids: string[]): Promise<void> {
  if (ids.length === 0) return
  for (const id of ids) gateway.cursors.delete(id)
  await gateway.pool.query({ ...DELETE_CURSORS, values: [`{${ids.join(',')}}`] })
}
