/** Runs `work` over the items, at most `width` at once; answers in the items' order. Rejects with the first failure. */
export const inParallel = async <T, R>(items: T[], width: number, work: (item: T) => Promise<R>) => {
  const results = Array.from<R>({ length: items.length })
  const waiting = items.entries()
  const lane = async () => {
    for (const [index, item] of waiting) results[index] = await work(item)
  }
  await Promise.all(Array.from({ length: width }, lane))
  return results
}
