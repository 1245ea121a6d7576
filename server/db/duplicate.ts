/** Whether the database refused a write because of a unique index (code 11000). */
export const isDuplicate = (error: unknown) => (error as { code?: number } | null)?.code === 11_000
