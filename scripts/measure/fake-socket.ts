import type { Page, WebSocketRoute } from 'playwright-core'

// The far end of the client's socket, at the level of the network.

const pingMs = 3000
const opening = JSON.stringify({ sid: 'measured', upgrades: [], pingInterval: pingMs, pingTimeout: 20_000, maxPayload: 1_000_000 })

/** Answers the socket of a page, also when it comes back; `ready` once it is open, `emit` sends an event over it. */
export const answerSocket = async (page: Page) => {
  let end: WebSocketRoute | undefined
  let opened = () => {}
  const ready = new Promise<void>((resolve) => (opened = resolve))

  await page.routeWebSocket('**/socket.io/**', (socket) => {
    socket.onMessage((message) => {
      if (!String(message).startsWith('40')) return
      socket.send('40{"sid":"measured"}')
      end = socket
      opened()
    })
    socket.send(`0${opening}`)
  })
  const pings = setInterval(() => end?.send('2'), pingMs)

  return { ready, emit: (event: string, payload: unknown) => end?.send(`42${JSON.stringify([event, payload])}`), close: () => clearInterval(pings) }
}
