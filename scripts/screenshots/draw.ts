import { mkdir } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import type { Scratch } from '../scratch-server.ts'
import type { Picture } from './album.ts'
import type { Filled } from './fill.ts'
import { findBarriers, lookOver } from './look-over.ts'
import { fitWindow, nameOf, open, tapAll, type Look } from './looks.ts'
import type { readPages } from './page-table.ts'
import type { Row, Who } from './rows.ts'
import { setState, statesOf, type State } from './states.ts'
import { visitorsOf, type Visitor } from './visitors.ts'

const look = (width: number, language: Look['language'] = 'zh-CN', care = false): Look => ({ width, language, care })

const all = [look(390), look(390, 'en'), look(390, 'zh-CN', true), look(1440), look(1440, 'en')]
const two = [look(390), look(1440)]

/** One row as one person. */
export type Job = { row: Row; who: Who; address: string }
type Sight = Job & { state: State; look: Look; file: string }

// A failing answer is told to the console by the browser itself; that there is no network, maybe only on the next page.
const isMeant = (line: string, state: State) =>
  line.startsWith('Failed to load resource') && (state === 'failed' || state === 'offline' || line.includes('ERR_INTERNET_DISCONNECTED'))
const unmeant = (errors: string[], state: State) => errors.splice(0).filter((line) => !isMeant(line, state))

const draw = async (visitor: Visitor, { row, address, state, look, file }: Sight): Promise<string[]> => {
  const { page, errors } = visitor
  errors.length = 0
  await setState(page, state, row.reads)
  const held = state === 'loading' ? row.reads : undefined
  await open(visitor, address, look, held)
  const untapped = await tapAll(visitor, row.taps ?? [], held)
  await fitWindow(visitor, look, held)
  await page.screenshot({ path: file })
  return [...untapped, ...unmeant(errors, state), ...(await lookOver(page, look.language)), ...(await findBarriers(page))]
}

/** A picture that cannot be drawn is a fault of its own, and costs no other. */
const drawOrSay = (visitor: Visitor, sight: Sight) => draw(visitor, sight).catch((error: Error) => [`not drawn: ${error.message.split('\n')[0]}`])

/** Every row as every one of its people, addresses filled in. */
export const jobsOf = (rows: Row[], pages: Awaited<ReturnType<typeof readPages>>, filled: Filled): Job[] =>
  rows.flatMap((row) => {
    const path = row.at?.(filled) ?? pages.find(({ name }) => name === row.page)!.path.replace(/\/:\w+\?$/, '')
    return row.as.map((who) => ({ row, who, address: path }))
  })

/** Whether a page is opened as the first of its people: in all of its states and looks. */
export const isFirst = ({ row, who }: Job) => who === row.as[0]

const looksOf = (job: Job, state: State) => {
  const { widths } = job.row
  if (widths) return widths.flatMap((width) => [look(width), look(width, 'en')])
  return isFirst(job) && (state === 'full' || state === 'long words') ? all : two
}

const sightsOf = (job: Job, folder: string): Sight[] =>
  statesOf(isFirst(job) ? job.row.reads : undefined).flatMap((state) =>
    looksOf(job, state).map((look) => {
      const name = [job.row.page, job.row.caption, job.who, state, nameOf(look)].filter(Boolean).join('-').replaceAll(/[ /]/g, '_')
      return { ...job, state, look, file: `${folder}/${name}.png` }
    }),
  )

type Given = { browser: Browser; scratch: Pick<Scratch, 'url'>; folder: string; say: (line: string) => void }

/** Draws every job in its states and looks, two people at a time; answers the pictures with what looks wrong on them. */
export const drawAll = async (jobs: Job[], { browser, scratch: { url }, folder, say }: Given): Promise<Picture[]> => {
  await mkdir(folder, { recursive: true })
  const visit = visitorsOf(browser, url)
  const sights = jobs.flatMap((job) => sightsOf(job, folder))
  const people = [...new Set(sights.map(({ who }) => who))]
  const pictures: Picture[] = []
  const drawOf = async (who: Who) => {
    const visitor = await visit(who)
    for (const sight of sights.filter((one) => one.who === who)) {
      const faults = await drawOrSay(visitor, { ...sight, address: url + sight.address })
      const { row, state, look, file } = sight
      const caption = [who, row.caption, state, nameOf(look)].filter(Boolean).join(' · ')
      pictures.push({ page: row.page, caption, file, faults })
      for (const fault of faults) say(`${row.page} · ${caption}: ${fault}`)
      if (pictures.length % 25 === 0) say(`${pictures.length} of ${sights.length} pictures`)
    }
  }
  const lane = async () => {
    for (let who = people.shift(); who; who = people.shift()) await drawOf(who)
  }
  await Promise.all([lane(), lane()])
  return pictures
}
