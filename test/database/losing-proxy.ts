import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/* A port where nobody listens. */
const NOWHERE = 1

export type Where = 'the command' | 'its answer'

/** A way to a database that loses one commitTransaction, or the answer to it; `lost` resolves then, and nothing passes until `leadTo`. */
export async function startLosingProxy(uri: string, what: Where) {
  let port: number | null = Number(new URL(uri).port)
  const sockets = new Set<Socket>()
  let lose: () => void = () => {}
  const lost = new Promise<void>((resolve) => (lose = resolve))
  const cut = () => {
    port = null
    lose()
    for (const socket of sockets) socket.destroy()
  }
  let commits: Socket | null = null

  const server = createServer((client) => {
    const database = connect(port ?? NOWHERE, '127.0.0.1')
    for (const [one, other] of [
      [client, database],
      [database, client],
    ] as const) {
      sockets.add(one)
      one.on('error', () => one.destroy()).on('close', () => other.destroy())
    }
    client.on('data', (bytes) => {
      if (commits === null && bytes.includes('commitTransaction')) {
        commits = client
        if (what === 'the command') cut()
      }
      if (port !== null) database.write(bytes)
    })
    database.on('data', (bytes) => {
      if (commits === client) cut()
      else client.write(bytes)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    uri: `mongodb://127.0.0.1:${(server.address() as AddressInfo).port}/?directConnection=true`,
    lost,
    leadTo: (to: string) => (port = Number(new URL(to).port)),
    stop: () => server.close(),
  }
}
