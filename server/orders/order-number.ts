import { localDate } from '../clock.ts'
import { isDuplicate } from '../db/duplicate.ts'
import { gather } from '../db/gather.ts'
import { defineModel } from '../db/model.ts'

// Numbers such as 620402-20261121-0007: county, day in Asia/Shanghai, and a count. Posts that arrive together take their numbers with one write.

type Counter = { _id: string; county: string; count: number }
const CounterModel = defineModel<Counter>('Counter', 'counters', { county: String, count: Number })

const countyOf = (key: string) => `${key.slice(0, 6)}000000`
const add = (key: string, wanted: number) =>
  CounterModel.findOneAndUpdate({ _id: key, county: countyOf(key) }, { $inc: { count: wanted } }, { returnDocument: 'after' }).lean<Counter>()

/** Begins a day's count. Not by an upsert: on DocumentDB several at once all count, but each is told 1. */
const begin = async (key: string) => {
  try {
    await CounterModel.collection.insertOne({ _id: key, county: countyOf(key), count: 0 } as never)
  } catch (error) {
    if (!isDuplicate(error)) throw error
  }
}

const take = async (key: string, wanted: number) => {
  let after = await add(key, wanted)
  if (!after) {
    await begin(key)
    after = await add(key, wanted)
  }
  return after!.count - wanted
}

const numbers = gather<string, string>(async (keys) => {
  const next = new Map<string, number>()
  for (const key of new Set(keys)) next.set(key, await take(key, keys.filter((other) => other === key).length))
  return keys.map((key) => {
    const count = next.get(key)! + 1
    next.set(key, count)
    return `${key}-${String(count).padStart(4, '0')}`
  })
})

/** The next order number of a county (12-digit code) on the day of `at`. */
export const nextNumber = (county: string, at: Date) => numbers.load(`${county.slice(0, 6)}-${localDate(at).replaceAll('-', '')}`)
