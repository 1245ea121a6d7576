import type { Browser } from 'playwright-core'
import { isFirst, jobsOf, type Job } from '../screenshots/draw.ts'
import { fill } from '../screenshots/fill.ts'
import { findBarriers } from '../screenshots/look-over.ts'
import { goOn, open, setWindow, tapAll, type Look } from '../screenshots/looks.ts'
import { readPages } from '../screenshots/page-table.ts'
import { rows } from '../screenshots/rows.ts'
import { visitorsOf, type Visitor } from '../screenshots/visitors.ts'
import type { Line } from './line.ts'

const width = 390

const settings: Record<string, Omit<Look, 'width'>> = {
  'zh-CN': { language: 'zh-CN', care: false },
  en: { language: 'en', care: false },
  'zh-CN, care': { language: 'zh-CN', care: true },
  'en, care': { language: 'en', care: true },
}

const barriersOn = async (visitor: Visitor, { row, address }: Job) => {
  await setWindow(visitor, { language: 'zh-CN', care: false, width: row.widths?.[0] ?? width })
  await goOn(visitor, address)
  const untapped = await tapAll(visitor, row.taps ?? [])
  return [...untapped, ...(await findBarriers(visitor.page))]
}

/** How many violations of WCAG 2.2 AA axe finds on every page of the table, in both languages and in care mode; each is said. */
export const measureAxe = async (browser: Browser, url: string, say: (line: string) => void): Promise<Line[]> => {
  const jobs = jobsOf(rows, await readPages(), await fill(url)).filter(isFirst)
  const visit = visitorsOf(browser, url)
  const lines: Line[] = []
  for (const [setting, how] of Object.entries(settings)) {
    let figure = 0
    for (const who of new Set(jobs.map((job) => job.who))) {
      const visitor = await visit(who)
      await open(visitor, `${url}/check`, { ...how, width })
      for (const job of jobs.filter((one) => one.who === who)) {
        const found = await barriersOn(visitor, job)
        for (const one of found) say(`${job.row.page} (${setting}): ${one}`)
        figure += found.length
      }
    }
    lines.push({ name: `axe, WCAG 2.2 AA, ${jobs.length} pages and states, ${setting}`, figure, unit: 'violations', most: 0 })
  }
  return lines
}
