type Refused = { code?: number; writeErrors?: { code?: number; err?: { code?: number } }[] } | null

/** Whether the database refused a write, or every refused write of a batch, because of a unique index (code 11000). */
export const isDuplicate = (error: unknown) => {
  const { code, writeErrors = [] } = (error as Refused) ?? {}
  return code === 11_000 && writeErrors.every((each) => (each.code ?? each.err?.code) === 11_000)
}

const conflicts = [24, 50, 112]

/** Whether a write gave way to another one (a conflict, a deadlock, a lock not had in time) and may be tried again. */
export const isConflict = (error: unknown) => conflicts.includes((error as Refused)?.code ?? 0)
