// What the driver raises when no server answers, answers late, or a connection ends.
const classes = new Set([
  'MongoNetworkError',
  'MongoNetworkTimeoutError',
  'MongoPoolClearedError',
  'PoolClearedOnNetworkError',
  'MongoPoolClosedError',
  'MongoWaitQueueTimeoutError',
  'MongoServerSelectionError',
  'MongooseServerSelectionError',
  'MongoSystemError',
  'MongoOperationTimeoutError',
  'MongoNotConnectedError',
  'MongoServerClosedError',
  'MongoTopologyClosedError',
  'MongoClientClosedError',
  'MongoExpiredSessionError',
  'MongoStalePrimaryError',
  'MongoUnexpectedServerResponseError',
])

// What a server says that is going, coming, not the primary, too slow, or busy with another's write: the same again may succeed.
const codes = new Set([
  6, 7, 24, 43, 46, 50, 63, 64, 89, 91, 100, 112, 117, 133, 134, 150, 175, 189, 202, 225, 244, 246, 251, 262, 290, 365, 462, 9001, 10_058, 10_107, 11_600,
  11_601, 11_602, 13_388, 13_435, 13_436,
])

const labels = new Set(['RetryableWriteError', 'TransientTransactionError', 'UnknownTransactionCommitResult', 'RetryableError', 'SystemOverloadedError'])

type DriverError = { name?: string; code?: number | string; errorLabels?: string[] } | null

/** Whether the database could not answer for now: away, changing its primary, too slow or too busy. What was asked may have been done. */
export const isAway = (error: unknown) => {
  const { name = '', code, errorLabels = [] } = (error as DriverError) ?? {}
  return classes.has(name) || codes.has(Number(code)) || errorLabels.some((label) => labels.has(label))
}
