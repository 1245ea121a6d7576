// Two sorted streams walked side by side, so that neither is ever in memory as a whole.

type Batches<T> = { next: () => Promise<T | null>; readBufferedDocuments: () => T[] }

/** Reads a cursor's next batch while this one is worked on. */
export async function* readAhead<T>(cursor: unknown): AsyncGenerator<T> {
  const batches = cursor as Batches<T>
  const read = async () => {
    const first = await batches.next()
    return first === null ? [] : [first, ...batches.readBufferedDocuments()]
  }
  for (let coming = read(); ; ) {
    const batch = await coming
    if (batch.length === 0) return
    coming = read()
    yield* batch
  }
}

/** Gathers what comes with the same key; the stream must be sorted by it. */
export async function* grouped<T>(rows: AsyncIterable<T>, keyOf: (row: T) => string): AsyncGenerator<[key: string, group: T[]]> {
  let [key, group]: [string, T[]] = ['', []]
  for await (const row of rows) {
    const next = keyOf(row)
    if (group.length > 0 && next !== key) {
      yield [key, group]
      group = []
    }
    key = next
    group.push(row)
  }
  if (group.length > 0) yield [key, group]
}

/** Every key of either stream once, with what each has under it; both must be sorted by their keys. */
export async function* sideBySide<A, B>(
  left: AsyncIterator<[string, A]>,
  right: AsyncIterator<[string, B]>,
): AsyncGenerator<[key: string, A | null, B | null]> {
  let [one, other] = await Promise.all([left.next(), right.next()])
  while (!one.done || !other.done) {
    const [leftKey, rightKey] = [one.done ? null : one.value[0], other.done ? null : other.value[0]]
    const takesLeft = leftKey !== null && (rightKey === null || leftKey <= rightKey)
    const takesRight = rightKey !== null && (leftKey === null || rightKey <= leftKey)
    yield [(takesLeft ? leftKey : rightKey)!, takesLeft ? (one.value as [string, A])[1] : null, takesRight ? (other.value as [string, B])[1] : null]
    ;[one, other] = await Promise.all([takesLeft ? left.next() : one, takesRight ? right.next() : other])
  }
}

/** Keyed single rows of a stream. */
export async function* keyed<T>(rows: AsyncIterable<T>, keyOf: (row: T) => string): AsyncGenerator<[string, T]> {
  for await (const row of rows) yield [keyOf(row), row]
}
