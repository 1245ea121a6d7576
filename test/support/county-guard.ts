import mongoose from 'mongoose'
import { globalCollections } from '../../server/db/model.ts'

// Sees every write that the program sends in the tests: on a sharded cluster an upsert, or the taking of one document, has to name the shard.

type Filter = Record<string, unknown>
type Command = {
  updates?: { q: Filter; upsert?: boolean; multi?: boolean }[]
  deletes?: { q: Filter; limit: number }[]
  query?: Filter
  [name: string]: unknown
}

const names = (filter: Filter, ...fields: string[]) => fields.some((field) => typeof filter[field] === 'string')

const wrong: Record<string, (command: Command) => Filter[]> = {
  findAndModify: ({ query }) => [query!].filter((filter) => !names(filter, 'county')),
  update: ({ updates }) => updates!.filter(({ q, upsert, multi }) => !names(q, 'county') && (upsert || !(multi || names(q, '_id')))).map(({ q }) => q),
  delete: ({ deletes }) => deletes!.filter(({ q, limit }) => limit === 1 && !names(q, 'county', '_id')).map(({ q }) => q),
}

const isOfCounties = (collection: string) =>
  !globalCollections.has(collection) && Object.values(mongoose.models).some((model) => model.collection.collectionName === collection)

const found = new Set<string>()
let running = 'before the first test'

const look = ({ commandName, command }: mongoose.mongo.CommandStartedEvent) => {
  const collection = String(command[commandName])
  if (!(commandName in wrong) || !isOfCounties(collection)) return
  for (const filter of wrong[commandName]!(command)) found.add(`${commandName} in ${collection} by ${Object.keys(filter).join(', ')} (${running})`)
}

mongoose.connection.on('connected', () => void mongoose.connection.getClient().on('commandStarted', look))

export const mochaHooks = {
  beforeEach(this: Mocha.Context) {
    running = this.currentTest!.fullTitle()
  },
  /** Fails the run, once it has told everything else. */
  afterAll() {
    if (found.size > 0) throw new Error(`Without the county in the filter, which docs/sharding.md demands: ${[...found].join('; ')}`)
  },
}
