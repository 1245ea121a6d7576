/** Runs a bench to its end: exits with the number it answers, or with 1 and one sentence when it fails. */
export const runBench = (run: () => Promise<number | void>) =>
  run().then(
    (code) => process.exit(code ?? 0),
    (error: Error) => {
      console.error(`bench: ${error.message}`)
      process.exit(1)
    },
  )
