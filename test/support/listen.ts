import { io, type Socket } from 'socket.io-client'
import type { Board, Card, ClientEvents, Looking, Notice, ServerEvents } from '../../server/contract/live.ts'
import type { Someone } from './county.ts'
import { eventually } from './eventually.ts'
import { address } from './program.ts'

const open: Socket<ServerEvents, ClientEvents>[] = []

/** A connected listener of one person, with everything it has heard since. */
export const listen = async (who: Pick<Someone, 'token'>, { since, url = address() }: { since?: string; url?: string } = {}) => {
  const socket: Socket<ServerEvents, ClientEvents> = io(url, {
    auth: { token: who.token, ...(since && { since }) },
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
  })
  open.push(socket)
  const heard = { cards: [] as Card[], notices: [] as Notice[], boards: [] as Board[], lookings: [] as Looking[], resyncs: 0, position: '', ended: false }
  socket.on('order', (card) => heard.cards.push(card))
  socket.on('notice', (notice) => heard.notices.push(notice))
  socket.on('board', (board) => heard.boards.push(board))
  socket.on('looking', (looking) => heard.lookings.push(looking))
  socket.on('resync', () => void heard.resyncs++)
  socket.on('disconnect', () => (heard.ended = true))
  await new Promise<void>((resolve, reject) => {
    socket.on('position', (eventId) => {
      heard.position = eventId
      resolve()
    })
    socket.on('connect_error', reject)
  })
  return {
    heard,
    socket,
    cardsOf: (id: string) => heard.cards.filter((card) => card.id === id),
    until: (wanted: (so: typeof heard) => boolean, ms?: number) => eventually(async () => heard, wanted, ms),
  }
}

afterEach(() => {
  for (const socket of open.splice(0)) socket.close()
})
