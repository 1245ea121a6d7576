import { buffer } from 'node:stream/consumers'
import { factsOf, ratingFacts, stepsTable, teamsTable, timelineTable, type Told } from './book-content.ts'
import { colours, drawFeet, drawHeading, drawLine, openPaper, type Paper } from '../pdf/paper.ts'
import { drawPictures } from './book-pictures.ts'
import { drawFacts, drawTable } from '../pdf/rows.ts'
import { moment, sayIn, type Say } from './book-words.ts'

// The book on paper. It is drawn in a thread of its own: what it needs comes as plain data.

/** `files`: where the picture of each photo lies, by its id. */
export type BookInput = Told & { printed: { county: string; by: string; at: Date }; files: Map<string, string> }

const drawHead = (paper: Paper, { order, printed }: BookInput, say: Say) => {
  drawLine(paper, printed.county, { size: 10, align: 'center' })
  drawLine(paper, say('title'), { size: 20, bold: true, align: 'center', colour: colours.ink })
  drawLine(paper, `${say('no')} ${order.no} · ${say('status')} ${order.statusLabel}`, { size: 10, align: 'center', colour: colours.ink })
  drawLine(paper, say('printed', { at: moment(printed.at), by: printed.by }), { align: 'center' })
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

/** The book as a PDF. */
export const drawBook = async (input: BookInput): Promise<Uint8Array> => {
  const say = sayIn(input.language)
  const paper = openPaper({ Title: `${say('file')} ${input.order.no}`, CreationDate: input.printed.at }, input.language)
  const drawn = buffer(paper.doc)
  drawHead(paper, input, say)
  drawHistory(paper, input, say)
  await drawPictures(paper, input, input.files)
  drawEnd(paper, input, say)
  return drawn
}
