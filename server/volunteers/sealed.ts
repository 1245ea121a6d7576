import { createHmac } from 'node:crypto'
import { config } from '../config.ts'
import type { Contact, IdKind } from '../contract/volunteers.ts'
import { lock, unlock } from '../http/secret-box.ts'
import { isEighteen } from './identity.ts'
import type { Identity } from './volunteer.ts'

// What a registration keeps encrypted: AES-256-GCM under the county's data secret. A box opens only for the person and the purpose it was made for.

const secret = () => config.DATA_SECRET ?? config.JWT_SECRET

type Sealed = { identity: Identity; contact: Contact; number: string }

/** Encrypts something of a person. */
export const seal = <K extends keyof Sealed>(person: string, kind: K, content: Sealed[K]) => lock(JSON.stringify(content), `${kind}/${person}`, secret())

/** What was sealed for this person; null when there is none, throws when it was sealed under another secret. */
export const open = <K extends keyof Sealed>(person: string, kind: K, box: string | undefined): Sealed[K] | null => {
  if (box === undefined) return null
  const text = unlock(box, `${kind}/${person}`, secret())
  if (text === null) throw new Error('What was encrypted cannot be read: DATA_SECRET (or JWT_SECRET) is not the one it was encrypted with.')
  return JSON.parse(text) as Sealed[K]
}

/** The same for the same number, and of no use to who has not the secret. A number of 18 characters is one person's on whatever paper. */
export const printOf = (idKind: IdKind, idNumber: string) =>
  createHmac('sha256', secret())
    .update(`id-number/${isEighteen(idNumber) ? 'resident_id' : idKind}/${idNumber}`)
    .digest('base64url')
