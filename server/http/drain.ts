import { once } from 'node:events'
import type { Server, ServerResponse } from 'node:http'
import { Server as NetServer } from 'node:net'
import { setImmediate as turn, setTimeout as pause } from 'node:timers/promises'

// A server that ends lets no request fail. Its door closes at once, with no time for balancers to notice: they go to the next server where one
// refuses a connection, and a connection that is kept open is still answered, with the word that it was the last time.

const quietMs = 1000
const mostMs = 10_000
// Longer than the minute for which proxies keep their connections: who sends closes it, not who may just be sent something.
const keptMs = 75_000

const isLast = (response: ServerResponse) => void (response.headersSent || response.setHeader('Connection', 'close'))

const connections = (http: Server) => new Promise<number>((resolve) => http.getConnections((_, count) => resolve(count)))

/** What comes in over an HTTP server: `isOpen` until `close`, which resolves when every request that came was answered, after ten seconds at most. */
export const trackRequests = (http: Server) => {
  const underway = new Set<ServerResponse>()
  let isOpen = true
  http.keepAliveTimeout = keptMs
  http.on('request', (_, response) => {
    underway.add(response)
    response.once('close', () => underway.delete(response))
    if (!isOpen) isLast(response)
  })

  const answered = async () => {
    // Who has a connection is likely to use it meanwhile, and hears that it ends.
    if ((await connections(http)) > 0) await pause(quietMs)
    do {
      await Promise.all([...underway].map((response) => once(response, 'close')))
      // What has arrived by now is a request under way after this turn; the others' connections are quiet.
      await turn()
      http.closeIdleConnections()
    } while (underway.size > 0)
  }

  return {
    isOpen: () => isOpen,
    close: async () => {
      isOpen = false
      underway.forEach(isLast)
      // Whom the system has let in by now is accepted in this turn, and not shut out.
      await turn()
      // Not the server's own close: that would cut connections kept open, on which a request may be on its way.
      NetServer.prototype.close.call(http)
      await Promise.race([answered(), pause(mostMs, null, { ref: false })])
    },
  }
}
