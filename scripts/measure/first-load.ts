import type { Browser, Response } from 'playwright-core'
import { gzipSync } from 'node:zlib'
import type { Line } from './line.ts'
import { phonePage, sessionOf } from './visit.ts'

// What a resident's phone fetches before 我要办事 can be used: every script and style sheet that the browser asked for, packed as the server packs them.

const packed = async (responses: Response[]) => {
  const bodies = await Promise.all(responses.map((response) => response.body()))
  return bodies.reduce((sum, body) => sum + gzipSync(body, { level: 6 }).length, 0) / 1024
}

/** The scripts and styles of the resident's first load, in KB packed. */
export const measureFirstLoad = async (browser: Browser, url: string): Promise<Line[]> => {
  const page = await phonePage(browser, { url, session: await sessionOf(url, '13800000009') })
  const loaded: Response[] = []
  page.on('response', (response) => loaded.push(response))
  await page.goto(`${url}/post`)
  await page.getByTestId('nav-post').waitFor()
  await page.waitForLoadState('networkidle')
  const of = (kind: string) => loaded.filter((response) => response.ok() && response.request().resourceType() === kind)
  const [scripts, styles] = [await packed(of('script')), await packed(of('stylesheet'))]
  await page.context().close()
  return [
    { name: '/post, first load, scripts', figure: scripts, unit: 'KB gz', most: 100 },
    { name: '/post, first load, styles', figure: styles, unit: 'KB gz', most: 45 },
  ]
}
