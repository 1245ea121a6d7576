import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { certificateThread } from './certificates/certificate-thread.ts'
import type { Config } from './config.ts'
import { createApp } from './app.ts'
import { connect, disconnect } from './db/connect.ts'
import { planThread } from './dispatch/plan-thread.ts'
import { startRelay } from './events/relay.ts'
import { postHours } from './hours/post-hours.ts'
import { sheetThread } from './sheets/sheet-thread.ts'
import { trackRequests } from './http/drain.ts'
import { log } from './http/request-log.ts'
import { startJobs } from './jobs/start-jobs.ts'
import { notify } from './notifications/notify.ts'
import { bookThread } from './orders/book-thread.ts'
import { startCentre } from './realtime/centre.ts'
import { followLog } from './realtime/follow-log.ts'
import { followTellings } from './realtime/follow-tellings.ts'
import { startLooks } from './realtime/looks.ts'
import { startSockets } from './realtime/socket-server.ts'
import { keepFigures } from './teams/keep-figures.ts'

const drainMs = 300

/** Starts every part in order and answers the address and how to stop: requests are answered first, then sockets end, jobs, the relay's batch, the database. */
export const startServer = async (settings: Pick<Config, 'HOST' | 'PORT' | 'MONGODB_URI'>) => {
  await connect(settings.MONGODB_URI)
  const jobs = await startJobs(log)
  const app = createApp({ relayLagMs: () => relay.lagMs(), queue: jobs.isWell, open: () => requests.isOpen() })
  const http = createServer(app)
  const requests = trackRequests(http)
  const { io, stop: stopSockets } = startSockets(http, log)
  const centre = startCentre(io, (error) => log.error({ err: error }, 'centre: telling of counters and teams failed'))
  const looks = startLooks(io, (error) => log.error({ err: error }, 'looks: keeping or telling them failed'))
  const relay = startRelay([postHours, keepFigures, notify], log)
  const stopFollowing = await followLog({ io, refresh: centre.refresh, onError: (error) => log.error({ err: error }, 'log: following failed') })
  const stopTellings = followTellings({ io, onError: (error) => log.error({ err: error }, 'notices: announcing failed') })
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject)
    http.listen(settings.PORT, settings.HOST, resolve)
  })
  const { port } = http.address() as AddressInfo
  return {
    url: `http://${settings.HOST}:${port}`,
    stop: async () => {
      await requests.close()
      centre.stop()
      const drained = stopSockets()
      http.closeAllConnections()
      await Promise.race([drained, pause(drainMs)])
      await looks.stop()
      await jobs.stop()
      await relay.stop()
      await stopFollowing()
      await stopTellings()
      await planThread.end()
      await bookThread.end()
      await certificateThread.end()
      await sheetThread.end()
      await disconnect()
    },
  }
}
