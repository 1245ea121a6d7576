import type { Board, Card, ClientEvents, Looking, Notice, ServerEvents, TeamCard } from '@contract/live.ts'
import type { Socket } from 'socket.io-client'
import { ref, watch } from 'vue'
import { now } from './clock.ts'
import { renewSession } from './http.ts'
import { idle } from './idle.ts'
import { language } from './language.ts'
import { listeners } from './listeners.ts'
import { endOf, readTokens } from './tokens.ts'

// One socket for the whole client. After a gap the server replays from `since`; where it cannot, the lists are read again.
const cards = listeners<Card>()
const notices = listeners<Notice>()
const boards = listeners<Board>()
const teams = listeners<TeamCard>()
const looks = listeners<Looking>()
const reloads = listeners<void>()
const returns = listeners<void>()

export const connection = ref<'connecting' | 'live' | 'lost'>(navigator.onLine ? 'connecting' : 'lost')
/** When this client last knew it was up to date; null before it ever was. */
export const lastHeard = ref<number | null>(null)

let socket: Socket<ServerEvents, ClientEvents> | null = null
let since: string | undefined
let renewal: ReturnType<typeof setTimeout> | undefined
let silence: ReturnType<typeof setTimeout> | undefined
let looked: string | null = null

// The server is heard every three seconds at least.
const SILENT_MS = 4500
const RETRY_MS = 5000

/** Calls back with each card while the calling component lives; so do the others. */
export const onCard = cards.on
export const onNotice = notices.on
export const onBoard = boards.on
export const onTeam = teams.on
export const onLooking = looks.on
/** Calls back when cards may have been missed and the list must be read again. */
export const onReload = reloads.on
/** Calls back when the connection is back: the cards of the gap are replayed then, and nothing else. */
export const onBack = returns.on

/** Opens the socket of the person signed in. Safe to call again. */
export async function goLive(): Promise<void> {
  await idle()
  const came = await import('socket.io-client').catch(() => null)
  if (socket || !readTokens()) return
  if (!came) return comeBackLater()
  socket = came.io({
    auth: (give) => give({ token: readTokens()?.accessToken, since, language: language.value }),
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    reconnectionDelayMax: 5000,
  })
  socket.on('connect', heardConnect)
  socket.on('disconnect', heardDisconnect)
  socket.io.on('open', () => socket?.io.engine.on('packet', heardAnything))
  // Where a WebSocket is let in and then left hanging, the other way round the next time.
  socket.on('connect_error', ({ message }) => {
    if (message === 'timeout') socket?.io.opts.transports?.reverse()
    heardDisconnect(socket?.active ? 'transport error' : 'io server disconnect')
  })
  socket.on('order', heardCard)
  socket.on('position', (eventId) => (since = eventId))
  socket.on('notice', notices.tell)
  socket.on('board', boards.tell)
  socket.on('team', teams.tell)
  socket.on('looking', looks.tell)
  socket.on('resync', reloads.tell)
}

/** Begun without a network, or without the server, even the socket's own code is not here. */
function comeBackLater(): void {
  connection.value = 'lost'
  clearTimeout(renewal)
  renewal = setTimeout(() => void goLive(), RETRY_MS)
}

/** Closes the socket and forgets what was heard: the next person starts anew. */
export function leaveLive(): void {
  clearTimeout(renewal)
  clearTimeout(silence)
  socket?.disconnect()
  socket = null
  looked = null
  since = undefined
  connection.value = 'connecting'
}

/** Tells the county's centre which order is open here, also after the connection comes back; null for none. */
export function lookAt(order: string | null): void {
  looked = order
  if (socket?.connected) socket.emit('look', order)
}

/** A connection may be dead long before the transport gives it up: silence tells. */
function heardAnything(): void {
  clearTimeout(silence)
  silence = setTimeout(() => heardDisconnect('silence'), SILENT_MS)
  if (connection.value === 'lost' && socket?.connected) connection.value = 'live'
}

function heardConnect(): void {
  connection.value = 'live'
  if (looked) lookAt(looked)
  lastHeard.value = now.value
  const gap = since ? returns : reloads
  gap.tell()
  clearTimeout(renewal)
  const tokens = readTokens()
  if (tokens) renewal = setTimeout(reconnect, Math.max(5000, endOf(tokens.accessToken) - now.value - 60_000))
}

function heardDisconnect(reason: string): void {
  if (connection.value === 'live') lastHeard.value = now.value
  if (reason !== 'silence') clearTimeout(silence)
  if (reason === 'io client disconnect') return
  connection.value = 'lost'
  if (reason === 'io server disconnect') renewal = setTimeout(reconnect, 2000)
}

/** A socket lives as long as its token: take a new one and come back, losing nothing. */
async function reconnect(): Promise<void> {
  const tokens = readTokens()
  if (tokens && socket) await renewSession(tokens).catch(() => false)
  socket?.disconnect().connect()
}

function heardCard(card: Card): void {
  since = card.eventId
  lastHeard.value = now.value
  cards.tell(card)
}

// The server says live notices in the language the socket was opened with.
watch(language, () => socket?.disconnect().connect())

// The browser knows at once that it has no network at all.
window.addEventListener('offline', () => {
  heardDisconnect('offline')
  socket?.disconnect()
})
window.addEventListener('online', () => socket?.connect())
