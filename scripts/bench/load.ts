import { Agent, request } from 'node:http'
import { inParallel } from '../simulate/in-parallel.ts'

/** One POST by one person. */
export type Post = { path: string; token: string; body: object }

const post = (url: string, agent: Agent, { path, token, body }: Post) =>
  new Promise<void>((resolve, reject) => {
    const text = JSON.stringify(body)
    const headers = { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(text), Authorization: `Bearer ${token}` }
    const asked = request(`${url}/api/v1${path}`, { method: 'POST', agent, headers }, (response) => {
      response.resume()
      response.once('end', () => (response.statusCode! < 300 ? resolve() : reject(new Error(`POST ${path} was refused: ${response.statusCode}`))))
    })
    asked.once('error', reject)
    asked.end(text)
  })

/** Sends these over `connections` kept-open connections, each as soon as the one before is answered; answers the seconds it took. Throws when one is refused. */
export const send = async (url: string, posts: Post[], connections: number) => {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const startedAt = performance.now()
  await inParallel(posts, connections, (each) => post(url, agent, each))
  const seconds = (performance.now() - startedAt) / 1000
  agent.destroy()
  return seconds
}
