import { rm } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import webpush from 'web-push'
import { buildClient } from './build-client.ts'
import { openBrowser } from './chromium.ts'
import { startScratch } from './scratch-server.ts'
import { writeAlbum } from './screenshots/album.ts'
import { drawAll, jobsOf } from './screenshots/draw.ts'
import { fill } from './screenshots/fill.ts'
import { readPages, uncovered } from './screenshots/page-table.ts'
import { rows } from './screenshots/rows.ts'

// npm run screenshots [-- PAGE …]: every page of the client as each of its people, in its main states, into screenshots/index.html.

const folder = 'screenshots'
const say = (line: string) => console.log(`screenshots: ${line}`)

const run = async () => {
  const { positionals } = parseArgs({ allowPositionals: true })
  const pages = await readPages()
  const missing = uncovered(pages)
  const wanted = rows.filter(({ page }) => positionals.length === 0 || positionals.includes(page))
  if (wanted.length === 0) throw new Error(`no such page; there are ${pages.map(({ name }) => name).join(', ')}`)
  await buildClient(say)
  // The page about oneself offers push where the server can send it.
  const { publicKey, privateKey } = webpush.generateVAPIDKeys()
  Object.assign(process.env, { VAPID_PUBLIC_KEY: publicKey, VAPID_PRIVATE_KEY: privateKey, VAPID_SUBJECT: 'mailto:screenshots@example.org' })
  const scratch = await startScratch({ name: 'screenshots', say, orders: true })
  try {
    say('bringing an order to every state …')
    const filled = await fill(scratch.url)
    if (positionals.length === 0) await rm(folder, { recursive: true, force: true })
    const browser = await openBrowser()
    const pictures = await drawAll(jobsOf(wanted, pages, filled), { browser, scratch, folder, say })
    await browser.close()
    await writeAlbum(folder, pictures)
    say(`${pictures.length} pictures in ${folder}/index.html`)
    return [...missing, ...pictures.flatMap(({ page, caption, faults }) => faults.map((fault) => `${page} · ${caption}: ${fault}`))]
  } finally {
    await scratch.stop()
  }
}

run().then(
  (faults) => {
    for (const fault of faults) console.error(`FAULT ${fault}`)
    say(faults.length === 0 ? 'nothing looks broken' : `${faults.length} faults`)
    process.exit(faults.length === 0 ? 0 : 1)
  },
  (error: Error) => {
    console.error(`screenshots: ${error.message}`)
    process.exit(1)
  },
)
