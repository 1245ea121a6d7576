import { expect } from 'chai'
import type { Browser } from 'playwright-core'
import { jobsOf, type Job } from '../../scripts/screenshots/draw.ts'
import { fill } from '../../scripts/screenshots/fill.ts'
import { findBarriers, lookOver } from '../../scripts/screenshots/look-over.ts'
import { goOn, nameOf, open, setWindow, tapAll, type Look } from '../../scripts/screenshots/looks.ts'
import { readPages } from '../../scripts/screenshots/page-table.ts'
import type { Row, Who } from '../../scripts/screenshots/rows.ts'
import { visitorsOf, type Visitor } from '../../scripts/screenshots/visitors.ts'
import { dropDatabase, ownDatabase, seedDatabase, spawnServer } from '../support/process.ts'
import { openBrowser } from './browser.ts'

/** One way through the pages: in the first of its widths each is opened, and measured against WCAG as far as `measures` says; in the others it is looked over. */
export type Walk = { language: Look['language']; care: boolean; widths: number[]; measures: (job: Job) => boolean }

type Way = { name: string; rows: Row[]; walks: Walk[] }

/** A test for each page of the rows: as all of their people, on every walk, nothing on it looks broken. */
export const describeWalk = ({ name, rows, walks }: Way) => {
  describe(name, function () {
    this.timeout(900_000)
    const uri = ownDatabase(name)
    const found: { page: string; fault: string }[] = []
    let server: Awaited<ReturnType<typeof spawnServer>>
    let browser: Browser

    const note = ({ row, who }: Job, look: Look, faults: string[]) => {
      const where = [who, row.caption, nameOf(look)].filter(Boolean).join(' · ')
      found.push(...faults.map((fault) => ({ page: row.page, fault: `${where}: ${fault}` })))
    }
    const look = async (visitor: Visitor, job: Job, { widths, measures, ...how }: Walk) => {
      const [first, ...others] = (job.row.widths ?? widths).map((width): Look => ({ ...how, width }))
      await setWindow(visitor, first!)
      await goOn(visitor, job.address)
      note(job, first!, await tapAll(visitor, job.row.taps ?? []))
      note(job, first!, await lookOver(visitor.page, first!.language))
      if (measures(job)) note(job, first!, await findBarriers(visitor.page))
      for (const other of others) {
        await setWindow(visitor, other)
        await visitor.settled()
        note(job, other, await lookOver(visitor.page, other.language))
      }
      note(job, first!, visitor.errors.splice(0))
    }
    const walk = async (visitor: Visitor, jobs: Job[]) => {
      for (const one of walks) {
        await open(visitor, `${server.url}/check`, { ...one, width: one.widths[0]! })
        // What is not made for phones has no care mode.
        for (const job of jobs) if (!job.row.widths || !one.care) await look(visitor, job, one)
      }
    }

    before(async () => {
      await seedDatabase(uri)
      server = await spawnServer(uri)
      browser = await openBrowser()
      const jobs = jobsOf(rows, await readPages(), await fill(server.url))
      const visit = visitorsOf(browser, server.url)
      const jobsAs = (wanted: Who) => jobs.filter(({ who }) => who === wanted)
      // Who has most to open begins, so that both lanes end at about the same time.
      const people = [...new Set(jobs.map(({ who }) => who))].sort((a, b) => jobsAs(b).length - jobsAs(a).length)
      const lane = async () => {
        for (let who = people.shift(); who; who = people.shift()) await walk(await visit(who), jobsAs(who))
      }
      await Promise.all([lane(), lane()])
    })
    after(async () => {
      await browser?.close()
      await server?.stop()
      await dropDatabase(uri)
    })

    for (const page of new Set(rows.map(({ page }) => page))) {
      it(`finds nothing broken on ${page}`, () => expect(found.filter((one) => one.page === page).map(({ fault }) => fault)).to.eql([]))
    }
  })
}
