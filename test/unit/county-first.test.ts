import { expect } from 'chai'
import { readFileSync } from 'node:fs'
import mongoose, { type Model } from 'mongoose'
import '../../server/start-server.ts'
import { globalCollections } from '../../server/db/model.ts'

// What `sh.shardCollection(…, { county: 1 })` demands of a collection.

const collectionOf = (model: Model<unknown>) => model.collection.collectionName
const models = Object.values(mongoose.models) as Model<unknown>[]
const ofCounties = models.filter((model) => !globalCollections.has(collectionOf(model)))

describe('collections', () => {
  it('have a county, or say why they have none', () => {
    expect(ofCounties.map(collectionOf)).to.include.members(['orders', 'events', 'ledger', 'notices', 'messages', 'counters'])
    expect(ofCounties.filter((model) => model.schema.path('county')?.instance !== 'String').map(collectionOf)).to.deep.equal([])
  })

  for (const model of ofCounties)
    it(`of counties are unique within one: ${collectionOf(model)}`, () => {
      const unique = model.schema.indexes().filter(([, options]) => options?.unique)
      expect(unique.map(([keys]) => Object.keys(keys)[0]).filter((first) => first !== 'county')).to.deep.equal([])
    })

  it('of no county are listed in docs/sharding.md, with the same reasons', () => {
    const rows = readFileSync('docs/sharding.md', 'utf8').matchAll(/^\| `([\w-]+)` \|[^|]*\| (.+) \|$/gm)
    expect(Object.fromEntries([...rows].map(([, name, why]) => [name, why]))).to.deep.include(Object.fromEntries(globalCollections))
  })
})
