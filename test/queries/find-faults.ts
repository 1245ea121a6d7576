import mongoose from 'mongoose'
import { explainQuery } from './explain-query.ts'
import { servesSort } from './serves-sort.ts'
import type { Search, Searches } from './watch-queries.ts'

/** Of 20,000 orders, 20,000 residents and 10,000 of everything else; 500 orders are under way, and all of those may be counted. */
const mostRows = 1000
const mostPages = 1000

/** Read whole, as there are few of them by nature. */
const small = new Map([
  ['jobs', 'one document a job'],
  ['log-positions', 'one document a county'],
])

const collectionOf = ({ find, aggregate, count, distinct }: Search) => (find ?? aggregate ?? count ?? distinct) as string

const faultOf = async (search: Search) => {
  const db = mongoose.connection.db!
  const { isScan, rows, pages, indexes } = await explainQuery(db, search)
  if (isScan || rows > mostRows || pages > mostPages) return `${rows} rows and ${pages} pages through ${indexes.join(' and ') || 'no index'}`
  const isSorted = !search.sort || servesSort(search, await db.collection(collectionOf(search)).indexes())
  return isSorted ? null : 'sorted by no whole index'
}

/** What is found by a scan, by reading much, or in an order that mongod would have to make. */
export const findFaults = async (searches: Searches) => {
  const faults = new Set<string>()
  for (const [shape, examples] of searches)
    for (const search of examples.filter((each) => !small.has(collectionOf(each)))) {
      const fault = await faultOf(search)
      if (fault) faults.add(`${shape}: ${fault}`)
    }
  return [...faults]
}
