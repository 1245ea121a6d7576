import { io, type Socket } from 'socket.io-client'
import type { Card, ServerEvents } from '../../server/contract/live.ts'
import type { Person } from './person.ts'

/** A person's socket, with every card it brought, in the order they came. */
export type Listener = {
  person: Person
  /** Where in the county's sequence they began to listen. */
  began: string
  cards: Card[]
  returns: number
  resyncs: number
  /** Breaks the connection and takes it up again after `ms`, from the last card heard. */
  leave: (ms: number) => void
  close: () => void
}

/** Connects a person; `hear` gets each card, and nothing when the lists are to be read again. Resolves once the server has named the place in the sequence. */
export const listen = async (url: string, person: Person, hear: (card?: Card) => void) => {
  let since: string | undefined
  const socket: Socket<ServerEvents> = io(url, {
    auth: (give) => give({ token: person.token, ...(since && { since }) }),
    transports: ['websocket'],
    forceNew: true,
  })
  const leave = (ms: number) => {
    socket.disconnect()
    listener.returns++
    setTimeout(() => socket.connect(), ms)
  }
  const listener: Listener = { person, began: '', cards: [], returns: 0, resyncs: 0, leave, close: () => socket.disconnect() }
  socket.on('order', (card) => {
    since = card.eventId
    listener.cards.push(card)
    hear(card)
  })
  socket.on('resync', () => {
    listener.resyncs++
    hear()
  })
  listener.began = await new Promise<string>((resolve, reject) => {
    socket.on('connect_error', reject)
    socket.on('position', (eventId) => {
      since = eventId
      resolve(eventId)
    })
  })
  return listener
}
