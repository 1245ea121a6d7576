import { createHash, createHmac, createSecretKey, randomBytes } from 'node:crypto'
import jwt from 'jsonwebtoken'
import { config } from '../config.ts'

export const accessMinutes = 15
export const refreshDays = 30

/** What an access token says: who, by which sign-in, of which county. Roles are never in it. */
export type Claims = { sub: string; sid: string; county: string; exp: number }

/** What access tokens are signed with. Made once: given a text, jsonwebtoken tries at every check to read a public key in it, an eighth of a request. */
export const accessSecret = createSecretKey(config.JWT_SECRET, 'utf8')

export const signAccess = (claims: Omit<Claims, 'exp'>) => jwt.sign(claims, accessSecret, { algorithm: 'HS256', expiresIn: accessMinutes * 60 })

/** The claims of a valid access token, or null. */
export const readAccess = (token: string): Claims | null => {
  try {
    return jwt.verify(token, accessSecret, { algorithms: ['HS256'] }) as Claims
  } catch {
    return null
  }
}

export const newSecret = () => randomBytes(32).toString('base64url')
export const hashSecret = (secret: string) => createHash('sha256').update(secret).digest('base64url')

/** A short signature over a text that this server may later hand back as proof. */
export const seal = (text: string) => createHmac('sha256', config.JWT_SECRET).update(text).digest('base64url').slice(0, 22)
