import { now } from '../clock.ts'

// A photo that no order carries is removed after 24 hours. It can be put on an order for 23: no move takes the hour between,
// so nothing is removed while it is being put somewhere.

const hourMs = 3_600_000

/** Loose photos older than this are removed. */
export const removedBefore = () => new Date(now().getTime() - 24 * hourMs)

/** Loose photos older than this can no longer be put on an order. */
export const usableAfter = () => new Date(now().getTime() - 23 * hourMs)
