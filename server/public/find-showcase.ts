import type { Response } from 'express'
import type { Showcase } from '../contract/public.ts'
import { findPublished, isPublished } from '../orders/find-published.ts'
import { cursorAfter, readCursor } from '../orders/order-cursor.ts'
import type { Actor } from '../people/actor.ts'
import { photoPath } from '../photos/photo-files.ts'
import { sizes } from '../photos/photo-links.ts'
import { sendPicture } from '../photos/send-picture.ts'
import { absent } from '../problems.ts'
import { findMenu } from '../services/find-services.ts'
import { publicCounty } from './public-county.ts'
import { showOrder } from './show-order.ts'

// A consent taken back ends at once: browsers may keep what they were shown, but ask each time whether it still holds.

const askAgain = (response: Response) => void response.set('Cache-Control', 'no-cache')

type Wanted = { county?: string; category?: string; limit: number; cursor?: string }

/** The finished orders of a county whose requesters agreed to show them, page by page, the latest first. */
export const findShowcase = async (actor: Actor, { county: code, category, limit, cursor }: Wanted, response: Response): Promise<Showcase> => {
  askAgain(response)
  const county = await publicCounty(code)
  const [rows, menu] = await Promise.all([
    findPublished({ county: county.code, category, limit: limit + 1, after: readCursor(actor, cursor) }),
    findMenu(county.code),
  ])
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    county,
    categories: [...new Set(menu.map((service) => service.category))],
    items: page.map(showOrder),
    nextCursor: rows.length > limit && last ? cursorAfter({ _id: last._id, createdAt: last.publishedAt! }) : null,
  }
}

/** Sends a picture of an order that is shown; 404 for every other. */
export const sendShownPicture = async ({ id, photo, size }: Record<string, string>, response: Response) => {
  const wanted = sizes.find((known) => known === size)
  if (!wanted || !/^[0-9a-f]{24}$/.test(photo!) || !(await isPublished(id!, photo!))) throw absent('photo')
  askAgain(response)
  await sendPicture(response, photoPath(photo!, wanted))
}
