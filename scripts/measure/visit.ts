import type { Browser, Page } from 'playwright-core'
import { demoPassword } from '../../server/people/demo-accounts.ts'

/** Where the client keeps its session, and what it keeps there for someone who signs in now; null for nobody. */
export const sessionOf = async (url: string, phone: string | null) => {
  if (!phone) return null
  const response = await fetch(`${url}/api/v1/auth/login`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ phone, password: demoPassword }),
  })
  if (!response.ok) throw new Error(`signing in answered ${response.status}`)
  const { accessToken, refreshToken } = (await response.json()) as { accessToken: string; refreshToken: string }
  return JSON.stringify({ accessToken, refreshToken })
}

type Visit = { url: string; session: string | null; kept?: Record<string, string> }

/** A phone's page in a context of its own, with nothing cached, that keeps this session and these settings. */
export const phonePage = async (browser: Browser, { url, session, kept = {} }: Visit): Promise<Page> => {
  const localStorage = Object.entries({ ...kept, ...(session && { 'liudan.session': session }) }).map(([name, value]) => ({ name, value }))
  const storageState = { cookies: [], origins: [{ origin: new URL(url).origin, localStorage }] }
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN', storageState })
  return context.newPage()
}
