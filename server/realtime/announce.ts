import type { Card } from '../contract/live.ts'
import type { LoggedEvent } from '../events/event.model.ts'
import { viewNotice } from '../notifications/find-notices.ts'
import type { NoticeRecord } from '../notifications/notice.model.ts'
import type { LiveServer, LiveSocket } from './socket-server.ts'

/** Sends a card unless this listener had it: event ids only rise, so a repeated or replayed one is dropped here. */
export const sendCard = (socket: LiveSocket, card: Card) => {
  const { listener } = socket.data
  if (listener.waiting) {
    listener.waiting.push(card)
  } else if (card.eventId > listener.last) {
    listener.last = card.eventId
    socket.emit('order', card)
  }
}

const listenersIn = (io: LiveServer, rooms: string[]) => {
  const ids = new Set(rooms.flatMap((room) => [...(io.sockets.adapter.rooms.get(room) ?? [])]))
  return [...ids].flatMap((id) => io.sockets.sockets.get(id) ?? [])
}

/** Hands each event's card to the listeners in its rooms. */
export const announceCards = (io: LiveServer, events: LoggedEvent[]) => {
  for (const { card, rooms } of events) for (const socket of listenersIn(io, rooms)) sendCard(socket, card)
}

/** Hands each notice to its person on every connection, in the language of each. */
export const announceNotices = (io: LiveServer, notices: NoticeRecord[]) => {
  for (const notice of notices)
    for (const socket of listenersIn(io, [`person:${notice.person}`])) socket.emit('notice', viewNotice(notice, socket.data.listener.language))
}
