// Expressions on the database's clock, which is one for all servers: what one server takes for a while is never judged by the clock of another.

/** The moment so many milliseconds from now. */
export const fromNow = (ms: number) => ({ $add: ['$$NOW', ms] })

/** Whether a stored moment lies between two, in milliseconds from now: also not further ahead than it is ever set, as by a clock that ran ahead. */
export const isBetween = (field: string, fromMs: number, toMs: number) => ({
  $and: [{ $gte: [`$${field}`, fromNow(fromMs)] }, { $lte: [`$${field}`, fromNow(toMs)] }],
})

export const isNotBetween = (field: string, fromMs: number, toMs: number) => ({ $not: [isBetween(field, fromMs, toMs)] })
