import { UUID, type Document } from 'bson'
import type { Call } from './call.ts'
import { forgetCursors } from './cursors.ts'
import { ok } from './handshake.ts'
import { sessionId } from './call.ts'
import { asBson } from './definitions.ts'
import { commandOf } from './operations.ts'
import { forgetOldResults } from './replays.ts'
import type { Gateway, Reply } from './state.ts'
import { abandon } from './transactions.ts'

const IDLE_MS = 30 * 60_000

/** startSession: sessions need no place of their own before they are used. */
export function startSession(): Document {
  return { id: { id: new UUID() }, timeoutMinutes: 30, ok: 1 }
}

/** endSessions, killSessions: rolls back their transactions, closes their cursors, forgets their writes. */
export async function endSessions(gateway: Gateway, call: Call): Promise<Reply> {
  const command = commandOf(call)
  const listed = (command[call.name] ?? []) as Document[]
  for (const lsid of listed) {
    const session = sessionId(asBson(lsid))
    if (session) await endSession(gateway, session, 'its session ended')
  }
  return ok
}

/** killAllSessions: of everybody, as there are no users here. */
export async function killAllSessions(gateway: Gateway): Promise<Reply> {
  const withCursors = [...gateway.cursors.values()].flatMap(({ session }) => session ?? [])
  for (const session of new Set([...gateway.transactions.keys(), ...withCursors])) await endSession(gateway, session, 'all sessions are ended')
  return ok
}

async function endSession(gateway: Gateway, session: string, why: string): Promise<void> {
  await abandon(gateway, session, why)
  await Promise.allSettled([gateway.transactions.get(session)?.commit])
  gateway.transactions.delete(session)
  gateway.replays.delete(session)
  await forgetCursors(
    gateway,
    [...gateway.cursors].filter(([, cursor]) => cursor.session === session).map(([id]) => id),
  )
}

/** Closes what nobody has used for thirty minutes. */
export async function closeIdle(gateway: Gateway): Promise<void> {
  const before = Date.now() - IDLE_MS
  for (const [session, { usedAt }] of gateway.replays) {
    if (usedAt < before) gateway.replays.delete(session)
  }
  for (const [session, { state, usedAt }] of gateway.transactions) {
    if (state !== 'active' && usedAt < before) gateway.transactions.delete(session)
  }
  await forgetCursors(
    gateway,
    [...gateway.cursors].filter(([, cursor]) => cursor.usedAt < before).map(([id]) => id),
  )
  await forgetOldResults(gateway)
}
