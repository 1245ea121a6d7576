import { randomInt } from 'node:crypto'
import { localDate } from '../clock.ts'
import { isDuplicate } from '../db/duplicate.ts'
import { CertificateCountModel, type CertificateCount } from './certificate.model.ts'

// Numbers such as ZM-620402-2026-000123-K7Q4M9: county, year, a count, and six drawn characters, so that nobody finds certificates by counting.

// Without those that are taken for one another.
const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
const drawnLength = 6

const draw = () => Array.from({ length: drawnLength }, () => alphabet[randomInt(alphabet.length)]).join('')

type Key = { _id: string; county: string }

const add = (key: Key) => CertificateCountModel.findOneAndUpdate(key, { $inc: { count: 1 } }, { returnDocument: 'after' }).lean<CertificateCount>()

// Not by an upsert: on DocumentDB several at once all count, but each is told 1.
const begin = async (key: Key) => {
  try {
    await CertificateCountModel.collection.insertOne({ ...key, count: 0 } as never)
  } catch (error) {
    if (!isDuplicate(error)) throw error
  }
  return (await add(key))!
}

/** The next number of a county (12-digit code) in the year of `at`. */
export const nextCertificateNumber = async (county: string, at: Date) => {
  const _id = `${county.slice(0, 6)}-${localDate(at).slice(0, 4)}`
  const { count } = (await add({ _id, county })) ?? (await begin({ _id, county }))
  return `ZM-${_id}-${String(count).padStart(6, '0')}-${draw()}`
}

/** The county (12-digit code) that gave a number. */
export const countyOfNumber = (no: string) => `${no.split('-')[1]}000000`

/** A number as somebody typed it, as it is kept. */
export const readNumber = (typed: string) =>
  typed
    .normalize('NFKC')
    .replace(/[\s‐-―]+/g, (sign) => (/\s/.test(sign) ? '' : '-'))
    .toUpperCase()
