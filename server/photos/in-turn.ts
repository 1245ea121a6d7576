import { unavailable } from '../problems.ts'

/** Lets at most `running` tasks run at once and `waiting` more stand in line, in the order they came; one more is refused with 503. */
export const inTurn = (most: { running: number; waiting: number }) => {
  const line: (() => void)[] = []
  let running = 0
  const enter = async () => {
    if (running >= most.running) {
      if (line.length >= most.waiting) throw unavailable()
      await new Promise<void>((resolve) => line.push(resolve))
    } else running++
  }
  const leave = () => {
    const next = line.shift()
    if (next) next()
    else running--
  }
  return async <T>(task: () => Promise<T>): Promise<T> => {
    await enter()
    try {
      return await task()
    } finally {
      leave()
    }
  }
}
