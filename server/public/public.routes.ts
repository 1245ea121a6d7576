import Joi from 'joi'
import { paging, type Route } from '../http/route.ts'
import { findShowcase, sendShownPicture } from './find-showcase.ts'

const county = Joi.string()
  .pattern(/^\d{12}$/, 'county code')
  .description('the county’s code; the one the program is set up for while absent')

const shown = paging.keys({ county, category: Joi.string().trim().max(20).description('of one category alone') })

export const publicRoutes: Route[] = [
  {
    method: 'get',
    path: '/public/showcase',
    summary: '办结公示 / Finished orders whose requesters agreed to show them',
    access: 'public',
    query: shown,
    run: (actor, { query }, response) => findShowcase(actor, query, response),
  },
  {
    method: 'get',
    path: '/public/showcase/:id/photos/:photo/:size',
    summary: '公示照片 / A photo of an order that is shown, or its thumbnail',
    access: 'public',
    run: (_, { params }, response) => sendShownPicture(params, response),
  },
]
