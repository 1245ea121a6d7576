import type { Page, WebSocketRoute } from 'playwright-core'

// The far end of the client's socket, at the level of the network: Engine.IO opens by polling and goes over to a WebSocket.

const pingMs = 3000
const opening = { sid: 'measured', upgrades: ['websocket'], pingInterval: pingMs, pingTimeout: 20_000, maxPayload: 1_000_000 }

/** Answers the socket of a page; `ready` once it has gone over to a WebSocket, over which `emit` sends an event. */
export const answerSocket = async (page: Page) => {
  let end: WebSocketRoute | undefined
  let polls = 0
  let probed = () => {}
  const isProbed = new Promise<void>((resolve) => (probed = resolve))
  let upgraded = () => {}
  const ready = new Promise<void>((resolve) => (upgraded = resolve))

  await page.route('**/socket.io/**', async (route) => {
    if (route.request().method() === 'POST') return route.fulfill({ body: 'ok' })
    polls++
    if (polls === 1) return route.fulfill({ body: `0${JSON.stringify(opening)}` })
    if (polls === 2) return route.fulfill({ body: '40{"sid":"measured"}' })
    await isProbed
    return route.fulfill({ body: '6' })
  })
  await page.routeWebSocket('**/socket.io/**', (socket) => {
    socket.onMessage((message) => {
      if (message === '2probe') {
        socket.send('3probe')
        probed()
      }
      if (message !== '5') return
      end = socket
      upgraded()
    })
  })
  const pings = setInterval(() => end?.send('2'), pingMs)

  return { ready, emit: (event: string, payload: unknown) => end?.send(`42${JSON.stringify([event, payload])}`), close: () => clearInterval(pings) }
}
