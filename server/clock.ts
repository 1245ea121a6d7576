let offsetMs = 0

/** The program's only clock. */
export const now = () => new Date(Date.now() + offsetMs)

/** Moves the program's clock to `at`, from where it runs on; `null` brings it back. For tests and the seed. */
export const moveClock = (at: Date | null) => {
  offsetMs = at ? at.getTime() - Date.now() : 0
}
