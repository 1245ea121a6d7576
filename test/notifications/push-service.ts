import ece from 'http_ece'
import { createECDH, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer, globalAgent } from 'node:https'
import type { AddressInfo } from 'node:net'
import { eventually } from '../support/eventually.ts'

// A push service on this machine, under a certificate of its own that this process alone trusts, and browsers that can read what it passes on.

const read = (name: string) => readFileSync(`test/notifications/${name}.pem`)

export type Pushed = { title: string; text: string; orderId: string; kind: string }

/** Starts one; `answers` are the statuses it gives, in turn, before it goes on with 201; `refuse` holds the status of paths that always fail. */
export const startPushService = async () => {
  globalAgent.options.ca = read('localhost-cert')
  const heard: { path: string; body: Buffer; authorization: string }[] = []
  const answers: number[] = []
  const refuse = new Map<string, number>()
  const server = createServer({ key: read('localhost-key'), cert: read('localhost-cert') }, (request, response) => {
    const pieces: Buffer[] = []
    request.on('data', (piece: Buffer) => pieces.push(piece))
    request.on('end', () => {
      heard.push({ path: request.url!, body: Buffer.concat(pieces), authorization: request.headers.authorization ?? '' })
      response.writeHead(refuse.get(request.url!) ?? answers.shift() ?? 201).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo

  /** A browser's subscription, and what reached it. */
  const browser = (name: string) => {
    const ecdh = createECDH('prime256v1')
    const [publicKey, secret] = [ecdh.generateKeys(), randomBytes(16)]
    const path = `/push/${name}`
    const got = () =>
      heard
        .filter((each) => each.path === path)
        .map(
          ({ body }) =>
            JSON.parse(ece.decrypt(body, { version: 'aes128gcm', privateKey: ecdh, authSecret: secret.toString('base64url') }).toString()) as Pushed,
        )
    return {
      subscription: { endpoint: `https://localhost:${port}${path}`, keys: { p256dh: publicKey.toString('base64url'), auth: secret.toString('base64url') } },
      got,
      until: (wanted: (pushed: Pushed[]) => boolean) => eventually(async () => got(), wanted),
    }
  }
  return { browser, heard, answers, refuse, stop: () => new Promise((resolve) => server.close(resolve)) }
}
