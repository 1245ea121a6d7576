import { names } from './ledger-entry.ts'

// What an entry adds where entries are summed by the database.

// Whatever credits minutes credits one service, whatever takes them back takes one.
const countOf = { $cmp: [{ $add: ['$columns.recorded', '$columns.declared'] }, 0] }

/** The columns of a group of entries, and `services`: how many services they credit. */
export const sums = { ...Object.fromEntries(names.map((name) => [name, { $sum: `$columns.${name}` }])), services: { $sum: countOf } }
