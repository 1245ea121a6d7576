import { now } from '../clock.ts'
import type { Actor } from '../people/actor.ts'
import { gramsOf } from './grams.ts'
import { listIndex, OrderModel } from './order.model.ts'
import { scopes, type Filter } from './order-visibility.ts'

// What `q` looks for: an order's number or a contact's phone, exactly; else all its words in title and address, found by their pairs of characters through
// an index. A single character makes no pair: it is looked for among the orders of the last 30 days.

const number = /^\d{6}-\d{8}-\d{4,}$/
const phone = /^1\d{10}$/
const singleMs = 30 * 86_400_000

const patternOf = (words: string) => ({ $regex: words.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'), $options: 'i' })

/** Officers of the place see contact details of every order in their lists; everyone else surely only of what they asked for themselves. */
const seesAll = (actor: Actor) => actor.roles.every(({ role }) => scopes.has(role) && role !== 'supervisor')

const enough = 500
const mostCounted = 10

/** MongoDB finds by the first of several grams alone and looks at each order it gives: the rarest comes first, as far as counting to five hundred tells. */
const rarestFirst = async (county: string, grams: string[]) => {
  if (grams.length < 2) return grams
  const counted = grams.slice(0, mostCounted)
  const count = (gram: string) => OrderModel.countDocuments({ county, grams: gram }, { limit: enough, hint: listIndex('grams') })
  const counts = await Promise.all(counted.map(async (gram) => ({ gram, count: await count(gram) })))
  return [...counts.sort((a, b) => a.count - b.count).map(({ gram }) => gram), ...grams.slice(mostCounted)]
}

/** What a list is narrowed to by words, and the index that finds them. Address and phone are not searched where they are masked. */
export const containing = async (actor: Actor, words: string): Promise<{ filter: Filter; hint?: string }> => {
  const unmasked = seesAll(actor) ? {} : { 'requester.id': actor.id }
  if (number.test(words)) return { filter: { no: words }, hint: 'county_1_no_1' }
  if (phone.test(words)) return { filter: { 'contact.phone': words, ...unmasked }, hint: listIndex('contact.phone') }
  const each = words.split(/\s+/).map((word) => ({ $or: [{ title: patternOf(word) }, { address: patternOf(word), ...unmasked }] }))
  const grams = gramsOf(words)
  if (grams.length > 0) return { filter: { grams: { $all: await rarestFirst(actor.county, grams) }, $and: each }, hint: listIndex('grams') }
  return { filter: { createdAt: { $gte: new Date(now().getTime() - singleMs) }, $and: each } }
}
