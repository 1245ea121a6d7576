import { createHash } from 'node:crypto'
import { stringify } from 'safe-stable-stringify'

/** A short text that is the same for the same input, whatever the order of its fields. */
export const fingerprint = (input: unknown) =>
  createHash('sha256')
    .update(stringify(input) ?? '')
    .digest('base64url')

/** Whether two inputs say the same. */
export const isSame = (one: unknown, other: unknown) => stringify(one) === stringify(other)
