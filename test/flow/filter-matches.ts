// A database filter, as the visibility rules build them, asked of one document: equal values, dotted paths through lists, $in, $ne, $elemMatch and $or; what is missing is null.

type Filter = Record<string, unknown>

const valuesAt = (value: unknown, [key, ...rest]: string[]): unknown[] => {
  if (Array.isArray(value)) return value.flatMap((each) => valuesAt(each, key === undefined ? [] : [key, ...rest]))
  return key === undefined ? [value] : valuesAt((value as Filter | undefined)?.[key], rest)
}

const isIn = (wanted: unknown, value: unknown): boolean => {
  if (typeof wanted !== 'object' || wanted === null) return wanted === value
  const { $in, $elemMatch } = wanted as { $in?: unknown[]; $elemMatch?: Filter }
  return $elemMatch ? matches($elemMatch, value) : $in!.includes(value ?? null)
}

const holds = (wanted: unknown, values: unknown[]) => {
  const other = (wanted as { $ne?: unknown } | null)?.$ne
  return other === undefined ? values.some((value) => isIn(wanted, value)) : !values.includes(other)
}

/** Whether the document is among those the filter finds. */
export const matches = (filter: Filter, document: unknown): boolean =>
  Object.entries(filter).every(([key, wanted]) =>
    key === '$or' ? (wanted as Filter[]).some((clause) => matches(clause, document)) : holds(wanted, valuesAt(document, key.split('.'))),
  )
