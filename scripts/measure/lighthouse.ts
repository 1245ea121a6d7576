import lighthouse from 'lighthouse'
import { chromium, type BrowserContext } from 'playwright-core'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { demoPassword } from '../../server/people/demo-accounts.ts'
import { freePort } from '../free-port.ts'
import type { Line } from './line.ts'
import { median } from './median.ts'

const limits = { performance: 95, accessibility: 100, 'best-practices': 95 } as const
type Category = keyof typeof limits
const categories = Object.keys(limits) as Category[]

/** A browser of its own for Lighthouse: someone who signed in here before, on a phone that has kept nothing of the program since. */
const openProfile = async (url: string, phone: string | null) => {
  const port = await freePort()
  const folder = await mkdtemp(join(tmpdir(), 'liudan-lighthouse-'))
  const args = ['--no-sandbox', '--disable-gpu', `--remote-debugging-port=${port}`]
  const context = await chromium.launchPersistentContext(folder, { executablePath: '/usr/bin/chromium', args })
  if (phone) await signInAndForget(context, url, phone)
  const close = async () => {
    await context.close()
    await rm(folder, { recursive: true, force: true })
  }
  return { port, close }
}

const signInAndForget = async (context: BrowserContext, url: string, phone: string) => {
  const page = context.pages()[0]!
  await page.goto(`${url}/sign-in`)
  await page.getByTestId('sign-in-phone').fill(phone)
  await page.getByTestId('sign-in-password').fill(demoPassword)
  await page.getByTestId('sign-in-submit').click()
  await page.getByTestId('nav-home').waitFor()
  await page.goto('about:blank')
  const devtools = await context.newCDPSession(page)
  await devtools.send('Network.clearBrowserCache')
}

type Scores = Record<Category, number>

// Lighthouse itself now and then misses the start of its own recording, and asks to be run again.
const MISSED = 'NO_NAVSTART'

const judge = async (address: string, port: number, attempts = 3): Promise<{ scores: Scores; failed: string[] }> => {
  const run = await lighthouse(address, { port, onlyCategories: categories, formFactor: 'mobile', disableStorageReset: true, logLevel: 'error' })
  if (run?.lhr.runtimeError?.code === MISSED && attempts > 1) return judge(address, port, attempts - 1)
  if (!run || run.lhr.runtimeError) throw new Error(`Lighthouse could not judge ${address}: ${run?.lhr.runtimeError?.message}`)
  const { lhr } = run
  const scores = Object.fromEntries(categories.map((name) => [name, Math.round((lhr.categories[name]!.score ?? 0) * 100)])) as Scores
  const strict = categories.filter((name) => name !== 'performance').flatMap((name) => lhr.categories[name]!.auditRefs)
  const failed = strict.filter(({ id, weight }) => weight > 0 && (lhr.audits[id]!.score ?? 1) < 1).map(({ id }) => id)
  return { scores, failed }
}

type Judged = { url: string; path: string; phone: string | null; runs: number; say: (line: string) => void }

const judgeOnce = async (url: string, path: string, phone: string | null) => {
  const profile = await openProfile(url, phone)
  try {
    return await judge(url + path, profile.port)
  } finally {
    await profile.close()
  }
}

/** A page's scores by Lighthouse on its phone profile, the median of some first visits; what it found wanting is said. */
export const measurePage = async ({ url, path, phone, runs, say }: Judged): Promise<Line[]> => {
  const judged: Awaited<ReturnType<typeof judge>>[] = []
  for (let n = 0; n < runs; n++) judged.push(await judgeOnce(url, path, phone))
  for (const id of new Set(judged.flatMap(({ failed }) => failed))) say(`${path}: Lighthouse finds ${id} wanting`)
  return categories.map((name) => ({ name: `${path}, ${name}`, figure: median(judged.map(({ scores }) => scores[name])), unit: 'of 100', least: limits[name] }))
}
