import type { Response } from 'express'
import { now } from '../clock.ts'
import type { Actor } from '../people/actor.ts'
import { factsOf, ratingFacts, stepsTable, teamsTable, timelineTable, type Told } from './book-content.ts'
import { namesOf } from './book-names.ts'
import { colours, drawFeet, drawHeading, drawLine, openPaper, type Paper } from './book-page.ts'
import { drawPictures } from './book-pictures.ts'
import { drawFacts, drawTable } from './book-rows.ts'
import { moment, sayIn, type Say } from './book-words.ts'
import { findReadable } from './find-readable.ts'
import type { Order } from './order.ts'
import { viewEvent, viewOrder } from './order.view.ts'

// The book (台账): an order's whole history on paper, with exactly what its reader sees of it in the program.

const drawHead = (paper: Paper, { order }: Told, { county, by, say }: { county: string; by: string; say: Say }) => {
  drawLine(paper, county, { size: 10, align: 'center' })
  drawLine(paper, say('title'), { size: 20, bold: true, align: 'center', colour: colours.ink })
  drawLine(paper, `${say('no')} ${order.no} · ${say('status')} ${order.statusLabel}`, { size: 10, align: 'center', colour: colours.ink })
  drawLine(paper, say('printed', { at: moment(now()), by }), { align: 'center' })
}

const drawHistory = (paper: Paper, told: Told, say: Say) => {
  drawHeading(paper, say('facts'))
  drawFacts(paper, factsOf(told))
  drawHeading(paper, say('steps'))
  drawTable(paper, stepsTable(told))
  const teams = teamsTable(told)
  if (teams.rows.length > 0) {
    drawHeading(paper, say('teams'))
    drawTable(paper, teams)
  }
  drawHeading(paper, say('timeline'))
  drawTable(paper, timelineTable(told))
  const ratings = ratingFacts(told)
  if (ratings.length > 0) {
    drawHeading(paper, say('ratings'))
    drawFacts(paper, ratings)
  }
}

const drawEnd = (paper: Paper, { order }: Told, say: Say) => {
  paper.doc.y += 8
  drawLine(paper, say('end'), { align: 'center' })
  if (paper.unknown.size > 0) drawLine(paper, say('unknown'), { align: 'center' })
  drawFeet(paper, (n, m) => `${order.no} · ${say('page', { n, m })}`)
  paper.doc.end()
}

const tell = async (actor: Actor, order: Order): Promise<Told> => {
  const view = viewOrder(actor, order)
  const items = order.timeline.map((event) => viewEvent(actor, order, event))
  return { order: view, items, names: await namesOf(order, view), language: actor.language }
}

/** Sends the book of one order as a PDF, in the reader's language; 404 out of reach. */
export const sendBook = async (actor: Actor, id: string, response: Response) => {
  const order = await findReadable(actor, id)
  const told = await tell(actor, order)
  const say = sayIn(actor.language)
  const paper = openPaper({ Title: `${say('file')} ${order.no}`, CreationDate: now() }, actor.language)
  const name = encodeURIComponent(`${say('file')}-${order.no}.pdf`)
  response
    .type('application/pdf')
    .set({ 'Content-Disposition': `inline; filename*=UTF-8''${name}`, 'Cache-Control': 'private, no-store' })
    .vary('Accept-Language')
  const sent = new Promise((resolve) => response.once('close', resolve))
  paper.doc.pipe(response)
  drawHead(paper, told, { county: order.places.county, by: actor.name, say })
  drawHistory(paper, told, say)
  await drawPictures(paper, told, response)
  drawEnd(paper, told, say)
  await sent
}
