import type { Server as HttpServer } from 'node:http'
import type { Logger } from 'pino'
import { Server, type Socket } from 'socket.io'
import type { Language } from '../contract/flow.ts'
import type { Card, ClientEvents, ServerEvents } from '../contract/live.ts'
import { findActor } from '../people/find-people.ts'
import { isLive } from '../sessions/find-session.ts'
import { readAccess, type Claims } from '../sessions/tokens.ts'
import { noteLeader } from '../teams/note-leader.ts'
import { replay } from './replay.ts'
import { roomsOf } from './rooms.ts'

/** `last` is the newest event this listener has had; cards that come while the missed ones are read wait in `waiting`. */
export type Listener = { claims: Claims; county: string; language: Language; rooms: string[]; last: string; waiting: Card[] | null }
export type LiveSocket = Socket<ClientEvents, ServerEvents, Record<string, never>, { listener: Listener }>
export type LiveServer = Server<ClientEvents, ServerEvents, Record<string, never>, { listener: Listener }>

const sinceOf = ({ handshake }: LiveSocket) => (typeof handshake.auth.since === 'string' ? handshake.auth.since : '')

const recheckMs = 10_000
// A ping every three seconds lets a client know within five that its connection is dead; a slow one is given time to answer.
const heartbeat = { pingInterval: 3000, pingTimeout: 20_000 }

const identify = async ({ token, language }: Record<string, unknown>): Promise<Listener | null> => {
  const claims = typeof token === 'string' ? readAccess(token) : null
  if (!claims || !(await isLive(claims.sid))) return null
  const actor = await findActor(claims.sub, 'zh-CN')
  return actor ? { claims, county: actor.county, language: language === 'en' ? 'en' : 'zh-CN', rooms: roomsOf(actor), last: '', waiting: [] } : null
}

/** Ends what a listener may no longer hear: the whole connection when the token or sign-in ended, else the rooms of roles taken away; its lists are then to be read again. */
const recheck = async (socket: LiveSocket) => {
  const { listener } = socket.data
  const { claims } = listener
  const actor = claims.exp * 1000 > Date.now() && (await isLive(claims.sid)) ? await findActor(claims.sub, 'zh-CN') : undefined
  if (!actor) {
    socket.disconnect(true)
    return
  }
  if (socket.disconnected) return
  await noteLeader(actor)
  const rooms = roomsOf(actor)
  for (const room of listener.rooms) if (!rooms.includes(room)) await socket.leave(room)
  await socket.join(rooms)
  if (rooms.join() !== listener.rooms.join()) socket.emit('resync')
  listener.rooms = rooms
}

/** Starts the live side on an HTTP server. Who may listen where is the server's word alone, checked again every 10 s. */
export const startSockets = (http: HttpServer, log: Logger) => {
  const io: LiveServer = new Server(http, { serveClient: false, maxHttpBufferSize: 10_000, ...heartbeat })
  io.use((socket, next) => {
    identify(socket.handshake.auth)
      .then((listener) => {
        if (!listener) return next(new Error('auth.required'))
        socket.data.listener = listener
        next()
      })
      .catch(next)
  })
  io.on('connection', (socket) => {
    void socket.join(socket.data.listener.rooms)
    replay(socket, sinceOf(socket)).catch((error: unknown) => {
      log.error({ err: error }, 'sockets: replay failed')
      socket.disconnect(true)
    })
  })
  const timer = setInterval(() => {
    for (const socket of io.sockets.sockets.values()) recheck(socket).catch((error: unknown) => log.error({ err: error }, 'sockets: recheck failed'))
  }, recheckMs)
  return {
    io,
    stop: async () => {
      clearInterval(timer)
      await io.close()
    },
  }
}
