import { existsSync } from 'node:fs'
import { extname, join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { countyOf } from './county-in-the-browser.ts'
import { answerSocket } from './fake-socket.ts'
import { measureHeap } from './heap.ts'
import type { Line } from './line.ts'
import { median } from './median.ts'

// The board under load: the built client in a browser, its requests and its socket answered on the spot.

type Wanted = { minutes: number; say: (line: string) => void }

const origin = 'http://board.measured'
const client = 'dist/client'
const orders = 10_000
const cardsPerSecond = 60
const seconds = 20
const tickMs = 50

const claims = Buffer.from(JSON.stringify({ sub: 'measured', exp: Math.floor(Date.now() / 1000) + 7200 })).toString('base64url')
const session = JSON.stringify({ accessToken: `none.${claims}.none`, refreshToken: 'none' })

const serve = async (page: Page, county: ReturnType<typeof countyOf>) => {
  const read = { orders: 0, at: 0 }
  await page.route(`${origin}/**`, (route) => {
    const { pathname, searchParams } = new URL(route.request().url())
    if (!pathname.startsWith('/api/')) {
      const file = join(client, pathname)
      return route.fulfill({ path: extname(pathname) && existsSync(file) ? file : join(client, 'index.html') })
    }
    const path = pathname.replace('/api/v1', '')
    if (path === '/orders') read.at = Date.now()
    return route.fulfill({ json: county.answer(path, searchParams) })
  })
  return read
}

/** The longest frame of each second while cards come in, in milliseconds. */
const longestFrames = async (page: Page, push: () => void, seconds: number) => {
  await page.evaluate(`{
    const frames = (window.framesNoted = [])
    let last = performance.now()
    const note = (at) => {
      if (window.framesNoted !== frames) return
      frames.push([at, at - last])
      last = at
      requestAnimationFrame(note)
    }
    requestAnimationFrame(note)
  }`)
  const timer = setInterval(push, tickMs)
  await page.waitForTimeout(seconds * 1000)
  clearInterval(timer)
  const frames = await page.evaluate<[number, number][]>('{ const frames = window.framesNoted; window.framesNoted = null; frames }')
  const bySecond = new Map<number, number>()
  for (const [at, took] of frames) bySecond.set(Math.floor(at / 1000), Math.max(took, bySecond.get(Math.floor(at / 1000)) ?? 0))
  return { longest: [...bySecond.values()], all: frames.map(([, took]) => took) }
}

const openBoard = async (browser: Browser) => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' })
  const page = await context.newPage()
  const county = countyOf(orders)
  const read = await serve(page, county)
  const socket = await answerSocket(page)
  await page.addInitScript(`localStorage.setItem('liudan.session', ${JSON.stringify(session)})`)
  await page.goto(`${origin}/board`)
  await page.locator('[data-order]').first().waitFor()
  await page.getByTestId('board-progress').waitFor({ state: 'detached', timeout: 120_000 })
  await page.keyboard.press('j')
  await page.locator('[data-order]:focus').waitFor()
  const interactiveMs = Date.now() - read.at
  await socket.ready
  let owed = 0
  const push = () => {
    for (owed += (cardsPerSecond * tickMs) / 1000; owed >= 1; owed--) socket.emit('order', county.cardNow())
  }
  return { page, socket, interactiveMs, push }
}

/** Measures the board with ten thousand orders: how soon after the last data it answers the keyboard, its frames under sixty cards a second, its heap after minutes of them. */
export const measureBoard = async (browser: Browser, { minutes, say }: Wanted): Promise<Line[]> => {
  const { page, socket, interactiveMs, push } = await openBoard(browser)
  // What the machine itself does without a card is not the board's doing.
  const { longest: idle } = await longestFrames(page, () => {}, Math.ceil(seconds / 2))
  const { longest, all } = await longestFrames(page, push, seconds)
  const drawn = await page.locator('[data-order]').count()
  const [board, own] = [`board of ${orders}`, Math.round(median(idle))]
  const pushing = setInterval(push, tickMs)
  const heap = await measureHeap({ page, name: `${board}, ${cardsPerSecond} cards/s`, minutes, say })
  clearInterval(pushing)
  socket.close()
  await page.context().close()
  return [
    { name: `${board}: answers the keyboard after its last data`, figure: interactiveMs, unit: 'ms', most: 2000 },
    { name: `${board}, ${cardsPerSecond} cards/s: frame, median`, figure: Math.round(median(all)), unit: 'ms', most: 50 },
    {
      name: `${board}, ${cardsPerSecond} cards/s: longest frame of a second, median (${own} ms without cards)`,
      figure: Math.round(median(longest)),
      unit: 'ms',
      most: Math.max(50, Math.round(own * 1.5)),
    },
    { name: `${board}: cards drawn`, figure: drawn, unit: 'cards', most: 120 },
    ...heap,
  ]
}
