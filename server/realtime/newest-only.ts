const pause = (ms: number) => new Promise((then) => setTimeout(then, ms))

/** Takes what is said one at a time, at most one in `quietMs`; of what is said meanwhile only the newest counts. */
export const newestOnly = <T>(take: (said: T) => Promise<unknown>, quietMs: number) => {
  let next: { said: T } | undefined
  let running: Promise<void> | undefined
  const run = async () => {
    while (next) {
      const { said } = next
      next = undefined
      await take(said)
      await pause(quietMs)
    }
  }
  return (said: T) => {
    next = { said }
    return (running ??= run().finally(() => (running = undefined)))
  }
}
