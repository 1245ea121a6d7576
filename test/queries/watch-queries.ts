import type { CommandStartedEvent, Document, MongoClient } from 'mongodb'

// What a client asks of its database, as the driver sends it. A write is asked about as the search for what it changes.

export type Search = Document

const reads = ['find', 'aggregate', 'count', 'distinct']
const asked = [...reads, 'filter', 'pipeline', 'query', 'key', 'sort', 'limit', 'skip', 'hint', 'projection', 'cursor']

const searchesOf = (name: string, command: Document): Search[] => {
  if (reads.includes(name)) return [Object.fromEntries(Object.entries(command).filter(([field]) => asked.includes(field)))]
  const find = command[name] as string
  const search = ({ filter, sort, hint, one }: Document) => ({ find, filter, ...(sort && { sort }), ...(hint && { hint }), ...(one && { limit: 1 }) })
  if (name === 'findAndModify') return [search({ filter: command.query, sort: command.sort, hint: command.hint, one: true })]
  if (name === 'update') return (command.updates as Document[]).map(({ q, multi, ...rest }) => search({ ...rest, filter: q, one: !multi }))
  if (name === 'delete') return (command.deletes as Document[]).map(({ q, limit, ...rest }) => search({ ...rest, filter: q, one: limit === 1 }))
  return []
}

const isPlain = (value: unknown): value is object => typeof value === 'object' && value !== null && [Object, Array].includes(value.constructor as never)

/** A search without its values; a list of values is as one of them. */
const shapeOf = (value: unknown): unknown => {
  if (!isPlain(value)) return '?'
  if (!Array.isArray(value)) return Object.fromEntries(Object.entries(value).map(([field, each]) => [field, shapeOf(each)]))
  return [...new Map(value.map((each) => [JSON.stringify(shapeOf(each)), shapeOf(each)])).values()]
}

const nameOf = ({ filter, pipeline, query, sort, hint, ...search }: Search) => {
  const words = [...reads.map((name) => search[name]), JSON.stringify(shapeOf(filter ?? pipeline ?? query ?? {})), sort && 'sorted', hint && 'hinted']
  return words.filter(Boolean).join(' ')
}

export type Searches = Map<string, Search[]>

const examples = 3

/** Notes what is asked from now on, each shape with a few of its examples, until the function it answers is called. */
export const watchQueries = (client: MongoClient) => {
  const searches: Searches = new Map()
  const note = ({ commandName, command }: CommandStartedEvent) => {
    for (const search of searchesOf(commandName, command)) {
      const known = searches.get(nameOf(search)) ?? []
      searches.set(nameOf(search), [...known, search].slice(0, examples))
    }
  }
  client.on('commandStarted', note)
  return () => {
    client.off('commandStarted', note)
    return searches
  }
}
