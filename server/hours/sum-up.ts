import { names } from './ledger-entry.ts'

// What an entry adds where entries are summed by the database.

const countOf = { $switch: { branches: [{ case: { $in: ['$kind', ['credit', 'confirm']] }, then: 1 }, { case: { $eq: ['$kind', 'reversal'] }, then: -1 }], default: 0 } } // prettier-ignore

/** The columns of a group of entries, and `services`: how many services they credit. */
export const sums = { ...Object.fromEntries(names.map((name) => [name, { $sum: `$columns.${name}` }])), services: { $sum: countOf } }
