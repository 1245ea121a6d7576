// The driver's errors when the database is away, hangs, or comes back under another connection.
const away = /^Mongo(ServerSelection|Network|NetworkTimeout|OperationTimeout|Topology|PoolCleared|PoolClosed|WaitQueueTimeout|NotConnected|ConnectionPool)/

/** Whether something failed because the database was not there, not because of what was asked. */
export const isAway = (error: unknown) => error instanceof Error && away.test(error.name)
