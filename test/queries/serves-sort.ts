import type { Document } from 'mongodb'

// mongod sorts by an index that begins with what the search fixes and goes on with the whole sort, each field in its direction or each in the other.
// Where the search names several values, it merges what the index gives of each.

type Index = { name?: string; key: Document; unique?: boolean }
type Keys = [field: string, direction: number][]

const fixing = ['$eq', '$in', '$all', '$elemMatch']
const isFixed = (value: unknown) =>
  value === null || Object(value).constructor !== Object || Object.keys(value as object).every((name) => fixing.includes(name))

const fixedIn = (filter: Document): string[] =>
  Object.entries(filter).flatMap(([field, value]) => (field === '$and' ? (value as Document[]).flatMap(fixedIn) : isFixed(value) ? [field] : []))

const serves = ({ key, unique }: Index, fixed: string[], sort: Keys) => {
  const fields = Object.entries(key) as Keys
  const from = fields.findIndex(([field]) => !fixed.includes(field))
  if (from === -1) return unique === true
  const turns = sort.map(([field, direction], n) => (fields[from + n]?.[0] === field ? direction * fields[from + n]![1] : 0))
  return turns.every((turn) => turn !== 0 && turn === turns[0])
}

/** Whether one of these indexes, or the one that the search names, gives what it finds in its order. */
export const servesSort = ({ filter, sort, hint }: Document, indexes: Index[]) => {
  const fixed = fixedIn(filter)
  const left = [...(sort as Map<string, number>)].filter(([field]) => !fixed.includes(field))
  const isNamed = ({ name, key }: Index) => !hint || name === hint || JSON.stringify(key) === JSON.stringify(hint)
  return indexes.filter(isNamed).some((index) => serves(index, fixed, left))
}
