import { config } from './config.ts'
import { log } from './http/request-log.ts'
import { startServer } from './start-server.ts'

const sayStart = (error: NodeJS.ErrnoException) =>
  error.code === 'EADDRINUSE' ? `Port ${config.PORT} is taken. Stop what uses it, or set PORT to another one.` : error.message

try {
  const server = await startServer(config)
  log.info({ url: server.url }, 'serving')
  process.send?.({ ready: server.url })
  const stop = () => void server.stop().then(() => process.exit(0), (error: unknown) => {
    log.error({ err: error }, 'stopping failed')
    process.exit(1)
  })
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
} catch (error) {
  log.fatal(sayStart(error as NodeJS.ErrnoException))
  process.exit(1)
}
