let offsetMs = 0

/** The program's only clock. */
export const now = () => new Date(Date.now() + offsetMs)

/** Moves the program's clock to `at`, from where it runs on; `null` brings it back. For tests and the seed. */
export const moveClock = (at: Date | null) => {
  offsetMs = at ? at.getTime() - Date.now() : 0
}

const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' })

/** The date in Asia/Shanghai, YYYY-MM-DD. */
export const localDate = (at: Date) => day.format(at)
