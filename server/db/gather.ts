import DataLoader from 'dataloader'

/**
 * One read for all who ask at about the same time: while one runs, those who ask wait and share the next. Nothing is kept from one read to
 * the next, and on an idle server nobody waits. `read` answers in the order of its keys.
 */
export const gather = <K, V>(read: (keys: readonly K[]) => Promise<V[]>) => {
  let running: Promise<unknown> = Promise.resolve()
  const inTurn = (keys: readonly K[]) => {
    const reading = read(keys)
    running = reading.catch(() => {})
    return reading
  }
  return new DataLoader<K, V>(inTurn, { cache: false, batchScheduleFn: (go) => void running.then(go) })
}
