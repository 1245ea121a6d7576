import { expect } from 'chai'
import type { Browser } from 'playwright-core'
import { jobsOf, type Job } from '../../scripts/screenshots/draw.ts'
import { fill } from '../../scripts/screenshots/fill.ts'
import { findBarriers, lookOver } from '../../scripts/screenshots/look-over.ts'
import { goOn, nameOf, open, setWindow, tapAll, type Look } from '../../scripts/screenshots/looks.ts'
import { readPages, uncovered } from '../../scripts/screenshots/page-table.ts'
import { rows, type Who } from '../../scripts/screenshots/rows.ts'
import { visitorsOf, type Visitor } from '../../scripts/screenshots/visitors.ts'
import { dropDatabase, ownDatabase, seedDatabase, spawnServer } from '../support/process.ts'
import { openBrowser } from './browser.ts'

// Every page of the page table, as everybody who finds it, on a narrow phone and a desk, in both languages and in care mode.

const walks: { language: Look['language']; care: boolean; widths: number[] }[] = [
  { language: 'zh-CN', care: false, widths: [360, 1440] },
  { language: 'en', care: false, widths: [1440, 360] },
  { language: 'zh-CN', care: true, widths: [360] },
]

// npm test walks each page as the first of its people, and measures it in Chinese; npm run test:walk does it all, for which axe takes longest.
const isWhole = process.env.WALK === 'whole'
const isFirst = ({ row, who }: Job) => who === row.as[0]
const isMeasured = (job: Job, { language, care }: Look) => (language === 'zh-CN' && !care) || (isWhole && isFirst(job))

describe('walk through all pages', function () {
  this.timeout(900_000)
  const uri = ownDatabase('walk')
  const found: { page: string; fault: string }[] = []
  let server: Awaited<ReturnType<typeof spawnServer>>
  let browser: Browser

  const note = ({ row, who }: Job, look: Look, faults: string[]) => {
    const where = [who, row.caption, nameOf(look)].filter(Boolean).join(' · ')
    found.push(...faults.map((fault) => ({ page: row.page, fault: `${where}: ${fault}` })))
  }
  const look = async (visitor: Visitor, job: Job, [first, ...others]: Look[]) => {
    await setWindow(visitor, first!)
    await goOn(visitor, job.address)
    note(job, first!, await tapAll(visitor, job.row.taps ?? []))
    note(job, first!, await lookOver(visitor.page, first!.language))
    if (isMeasured(job, first!)) note(job, first!, await findBarriers(visitor.page))
    for (const other of others) {
      await setWindow(visitor, other)
      await visitor.settled()
      note(job, other, await lookOver(visitor.page, other.language))
    }
    note(job, first!, visitor.errors.splice(0))
  }
  const walk = async (visitor: Visitor, jobs: Job[]) => {
    for (const { widths, ...how } of walks) {
      const looksOf = (wanted: number[]) => wanted.map((width): Look => ({ ...how, width }))
      await open(visitor, `${server.url}/check`, looksOf(widths)[0]!)
      // What is not made for phones has no care mode.
      for (const job of jobs) if (!job.row.widths || !how.care) await look(visitor, job, looksOf(job.row.widths ?? widths))
    }
  }

  before(async () => {
    await seedDatabase(uri)
    server = await spawnServer(uri)
    browser = await openBrowser()
    const jobs = jobsOf(rows, await readPages(), await fill(server.url)).filter((job) => isWhole || isFirst(job))
    const visit = visitorsOf(browser, server.url)
    const people = [...new Set(jobs.map(({ who }) => who))]
    const lane = async () => {
      for (let who: Who | undefined = people.shift(); who; who = people.shift()) {
        await walk(
          await visit(who),
          jobs.filter((job) => job.who === who),
        )
      }
    }
    await Promise.all([lane(), lane()])
  })
  after(async () => {
    await browser.close()
    await server.stop()
    await dropDatabase(uri)
  })

  it('leaves no page out', async () => expect(uncovered(await readPages())).to.eql([]))
  for (const page of new Set(rows.map(({ page }) => page))) {
    it(`finds nothing broken on ${page}`, () => expect(found.filter((one) => one.page === page).map(({ fault }) => fault)).to.eql([]))
  }
})
