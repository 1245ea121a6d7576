import Joi from 'joi'
import { paging, type Route } from '../http/route.ts'
import { findOpenFigures } from './find-figures.ts'
import { findShowcase, sendShownPicture } from './find-showcase.ts'

const county = Joi.string()
  .pattern(/^\d{12}$/, 'county code')
  .description('the county’s code; the one the program is set up for while absent')

const shown = paging.keys({ county, category: Joi.string().trim().max(20).description('of one category alone') })

const month = Joi.string()
  .pattern(/^20\d\d-(0[1-9]|1[0-2])$/, 'YYYY-MM')
  .description('a month, within')

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
  {
    method: 'get',
    path: '/public/figures',
    summary: '公开数据 / Open figures by month and category; a group of fewer than five is told as <5',
    access: 'public',
    query: Joi.object({ county, from: month, to: month }),
    run: (actor, { query }, response) => findOpenFigures(actor, query, response),
  },
]
