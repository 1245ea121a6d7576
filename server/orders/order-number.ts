import DataLoader from 'dataloader'
import { defineModel } from '../db/model.ts'

// Numbers such as 620402-20261121-0007: county, day in Asia/Shanghai, and a count. Posts that arrive together take their numbers with one write.

type Counter = { _id: string; count: number }
const CounterModel = defineModel<Counter>('Counter', 'counters', { count: Number })

const take = async (key: string, wanted: number) => {
  const after = await CounterModel.findOneAndUpdate({ _id: key }, { $inc: { count: wanted } }, { upsert: true, returnDocument: 'after' }).lean<Counter>()
  return after.count - wanted
}

const numbers = new DataLoader<string, string>(async (keys) => {
  const next = new Map<string, number>()
  for (const key of new Set(keys)) next.set(key, await take(key, keys.filter((other) => other === key).length))
  return keys.map((key) => {
    const count = next.get(key)! + 1
    next.set(key, count)
    return `${key}-${String(count).padStart(4, '0')}`
  })
}, { cache: false })

const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' })

/** The next order number of a county (12-digit code) on the day of `at`. */
export const nextNumber = (county: string, at: Date) => numbers.load(`${county.slice(0, 6)}-${day.format(at).replaceAll('-', '')}`)
