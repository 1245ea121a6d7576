import { Agent, request } from 'node:http'
import supertest from 'supertest'
import { demoPassword } from '../../server/people/demo-accounts.ts'

const need = { category: '助老服务', address: '3号楼' }

type Asked = { url: string; agent: Agent; token: string; post?: object }

/** One request, to the last byte of its answer: its status. */
const send = ({ url, agent, token, post }: Asked) =>
  new Promise<number>((resolve, reject) => {
    const headers = { Authorization: `Bearer ${token}`, ...(post && { 'Content-Type': 'application/json' }) }
    const path = post ? '/api/v1/orders' : '/api/v1/orders?box=mine'
    request(new URL(path, url), { method: post ? 'POST' : 'GET', agent, headers }, (response) =>
      response
        .on('end', () => resolve(response.statusCode!))
        .on('error', reject)
        .resume(),
    )
      .on('error', reject)
      .end(post && JSON.stringify(post))
  })

/** Whether nobody listened: then nothing was sent, and another server may be asked. */
const isRefused = (error: unknown) => (error as { code?: string }).code === 'ECONNREFUSED'

/**
 * People who read and post without a pause, each on a connection that is kept open, at the first of `servers` that lets them in. What failed in any other
 * way is in `failed`; `answered` counts the rest by server.
 */
export const startLoad = async (servers: { url: string }[], people: number) => {
  const { body } = await supertest(servers[0]!.url).post('/api/v1/auth/login').send({ phone: '13800000009', password: demoPassword })
  const answered = new Map(servers.map(({ url }) => [url, 0]))
  const failed: string[] = []
  let isOver = false

  const live = async (_: unknown, who: number) => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    let at = who
    const ask = async (post?: object): Promise<void> => {
      const { url } = servers[at % servers.length]!
      try {
        const status = await send({ url, agent, token: body.accessToken, ...(post && { post }) })
        if (status >= 300) failed.push(`${status}`)
        answered.set(url, answered.get(url)! + 1)
      } catch (error) {
        if (!isRefused(error)) return void failed.push(String(error))
        at++
        return ask(post)
      }
    }
    for (let nth = 0; !isOver; nth++) await ask(nth % 3 === 0 ? { ...need, title: `第 ${who}-${nth} 件` } : undefined)
    agent.destroy()
  }

  const all = Promise.all(Array.from({ length: people }, live))
  return { answered: (url: string) => answered.get(url)!, failed, stop: () => ((isOver = true), all) }
}
