const ttyMs = 200
const lineMs = 5000

/** Follows a line that changes until what it answers is called. */
export type Follow = (line: () => string) => () => void

/** Shows a line that counts: in place on a terminal, else as a new line every 5 s. Answers how to stop, which shows the last state. */
export const showProgress: Follow = (line) => {
  const inPlace = process.stdout.isTTY
  const show = () => void process.stdout.write(inPlace ? `\r\u001b[K${line()}` : `${line()}\n`)
  const timer = setInterval(show, inPlace ? ttyMs : lineMs)
  return () => {
    clearInterval(timer)
    show()
    if (inPlace) process.stdout.write('\n')
  }
}
