type Each<Row> = {
  /** What a failure is told under. */
  nameOf: (row: Row) => string
  /** Does what there is to do and answers how much was done. */
  act: (row: Row) => Promise<number>
  atOnce?: number
  /** Called after each row: the run is alive. What it throws ends the run. */
  goOn: () => Promise<unknown>
}

/**
 * Acts on each row as they stream by, a few at once, and answers the sum of what was done. A row that fails holds up no other: all that failed are thrown
 * in one AggregateError at the end, each under its name.
 */
export const forEachRow = async <Row>(rows: AsyncIterable<Row>, { nameOf, act, atOnce = 1, goOn }: Each<Row>): Promise<number> => {
  const failures: unknown[] = []
  let [count, done] = [0, 0]
  const tryOne = async (row: Row) => {
    count++
    try {
      const more = await act(row)
      done += more
    } catch (error) {
      failures.push(new Error(nameOf(row), { cause: error }))
    }
  }
  const shared = (async function* () {
    yield* rows
  })()
  const lane = async () => {
    for await (const row of shared) {
      await tryOne(row)
      await goOn()
    }
  }
  const lanes = await Promise.allSettled(Array.from({ length: atOnce }, lane))
  const broken = lanes.find(({ status }) => status === 'rejected') as PromiseRejectedResult | undefined
  if (failures.length > 0) throw new AggregateError([...failures, ...(broken ? [broken.reason] : [])], `${failures.length} of ${count} failed`)
  if (broken) throw broken.reason
  return done
}
