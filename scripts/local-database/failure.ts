const OTHERWISE = ', or set MONGODB_URI to a MongoDB replica set'

/** An error whose message is one sentence for the person at the terminal: what is missing, and the way out. */
export function failure(sentence: string, cause?: unknown): Error {
  const error = new Error(sentence.endsWith(OTHERWISE) ? sentence : sentence + OTHERWISE, { cause })
  error.name = 'LocalDatabaseFailure'
  return error
}

/** True for errors made by `failure`: print the message alone, no stack. */
export function isFailure(error: unknown): error is Error {
  return error instanceof Error && error.name === 'LocalDatabaseFailure'
}
