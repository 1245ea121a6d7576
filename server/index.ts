const sayStart = (error: NodeJS.ErrnoException & { port?: number }) =>
  error.code === 'EADDRINUSE' ? `Port ${error.port} is taken. Stop what uses it, or set PORT to another one.` : error.message

// Until it serves there is nothing to finish.
let stop = (): void => process.exit(0)
// Asked to, or because whoever started this process with a channel between them is gone, however they went. The same signal again finds
// no listener, and ends it at once.
for (const asked of ['SIGTERM', 'SIGINT', 'disconnect']) process.once(asked, () => stop())

try {
  // Loaded inside, so that a wrong setting is told as a sentence like every other refusal.
  const [{ config }, { log }, { startServer }] = [await import('./config.ts'), await import('./http/request-log.ts'), await import('./start-server.ts')]
  const server = await startServer(config)
  stop = () => {
    stop = () => {}
    server.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'stopping failed')
        process.exit(1)
      },
    )
  }
  log.info({ url: server.url }, 'serving')
  process.send?.({ ready: server.url })
} catch (error) {
  process.stderr.write(`liudan: ${sayStart(error as Error)}\n`)
  process.exit(1)
}
