import { AxeBuilder } from '@axe-core/playwright'
import type { Browser } from 'playwright-core'
import type { Line } from './line.ts'
import { phonePage, sessionOf } from './visit.ts'

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

// Who opens which pages; those for anyone are opened by nobody.
const visits: [phone: string | null, ...paths: string[]][] = [
  [null, '/welcome', '/sign-in', '/showcase', '/figures', '/check'],
  ['13800000009', '/', '/post', '/mine', '/notices', '/me', '/hours', '/volunteer', '/levels'],
  ['13800000006', '/', '/todo', '/post', '/mine'],
  ['13800000007', '/', '/todo', '/requests'],
  ['13800000008', '/', '/todo', '/hours'],
  ['13800000002', '/', '/board', '/plan', '/todo', '/hours-figures'],
  ['13800000003', '/board', '/held', '/accesses', '/hours-figures'],
  ['13800000001', '/', '/accesses', '/requests', '/hours-figures'],
]

const settings: Record<string, Record<string, string>> = {
  'zh-CN': {},
  en: { 'liudan.language': 'en' },
  'zh-CN, care': { 'liudan.care': 'on' },
  'en, care': { 'liudan.language': 'en', 'liudan.care': 'on' },
}

/** How many violations of WCAG 2.2 AA axe finds on the pages, in both languages and in care mode; each is said. */
export const measureAxe = async (browser: Browser, url: string, say: (line: string) => void): Promise<Line[]> => {
  const lines: Line[] = []
  for (const [setting, kept] of Object.entries(settings)) {
    let figure = 0
    for (const [phone, ...paths] of visits) {
      const page = await phonePage(browser, { url, session: await sessionOf(url, phone), kept })
      for (const path of paths) {
        await page.goto(url + path)
        await page.locator('h1, h2').first().waitFor()
        await page.waitForLoadState('networkidle')
        const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze()
        for (const { id, nodes } of violations) say(`${path} (${setting}): ${id}: ${nodes[0]?.html.slice(0, 160)}`)
        figure += violations.length
      }
      await page.context().close()
    }
    lines.push({ name: `axe, WCAG 2.2 AA, ${setting}`, figure, unit: 'violations', most: 0 })
  }
  return lines
}
