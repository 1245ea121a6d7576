const pauseMs = 20

/** Asks until the answer is as wanted; fails after `ms` with the last answer. */
export const eventually = async <T>(ask: () => Promise<T>, wanted: (answer: T) => boolean, ms = 5000): Promise<T> => {
  const until = Date.now() + ms
  for (;;) {
    const answer = await ask()
    if (wanted(answer)) return answer
    if (Date.now() > until) throw new Error(`still not as wanted after ${ms} ms: ${JSON.stringify(answer)}`)
    await new Promise((resolve) => setTimeout(resolve, pauseMs))
  }
}
