import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** A way to a server that may fall silent without a word, as a dead network does; `speak` lets through what was held back. */
export const silentWire = async (to: string) => {
  const { hostname, port } = new URL(to)
  const ends = new Set<Socket>()
  let isSilent = false
  const server = createServer((near) => {
    const far = connect(Number(port), hostname)
    for (const end of [near, far]) {
      ends.add(end)
      end.on('error', () => end.destroy()).on('close', () => ends.delete(end))
      if (isSilent) end.pause()
    }
    near.pipe(far).pipe(near)
    if (isSilent) [near, far].forEach((end) => end.pause())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const each = (change: (end: Socket) => void) => ends.forEach(change)
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    fallSilent: () => ((isSilent = true), each((end) => end.pause())),
    speak: () => ((isSilent = false), each((end) => end.resume())),
    close: () => (each((end) => end.destroy()), server.close()),
  }
}
