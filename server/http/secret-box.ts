import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import { config } from '../config.ts'

// What is kept so that only who has a word can read it: AES-256-GCM under a key made of that word and a secret of the server.

const algorithm = 'aes-256-gcm'
const nonceBytes = 12
const tagBytes = 16

const keyOf = (word: string, secret: string) => createHmac('sha256', secret).update(`box/${word}`).digest()

/** A text locked under a word and a secret of the server. */
export const lock = (text: string, word: string, secret = config.JWT_SECRET): string => {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv(algorithm, keyOf(word, secret), nonce)
  const locked = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), locked]).toString('base64url')
}

/** The text that was locked under this word; null when it was another word or the server had another secret. */
export const unlock = (text: string, word: string, secret = config.JWT_SECRET): string | null => {
  const box = Buffer.from(text, 'base64url')
  try {
    const decipher = createDecipheriv(algorithm, keyOf(word, secret), box.subarray(0, nonceBytes))
    decipher.setAuthTag(box.subarray(nonceBytes, nonceBytes + tagBytes))
    return Buffer.concat([decipher.update(box.subarray(nonceBytes + tagBytes)), decipher.final()]).toString('utf8')
  } catch {
    return null
  }
}
