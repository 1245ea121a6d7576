// A database filter, as the visibility rules build them, asked of one document: equal values, dotted paths through lists, $in and $or.

type Filter = Record<string, unknown>

const valuesAt = (value: unknown, [key, ...rest]: string[]): unknown[] => {
  if (Array.isArray(value)) return value.flatMap((each) => valuesAt(each, key === undefined ? [] : [key, ...rest]))
  return key === undefined ? [value] : valuesAt((value as Filter | undefined)?.[key], rest)
}

const isIn = (wanted: unknown, value: unknown) =>
  typeof wanted === 'object' && wanted !== null ? (wanted as { $in: unknown[] }).$in.includes(value) : wanted === value

/** Whether the document is among those the filter finds. */
export const matches = (filter: Filter, document: unknown): boolean =>
  Object.entries(filter).every(([key, wanted]) =>
    key === '$or' ? (wanted as Filter[]).some((clause) => matches(clause, document)) : valuesAt(document, key.split('.')).some((value) => isIn(wanted, value)),
  )
