import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import { config } from '../config.ts'

// What is kept for a client so that only who has the client's word can read it: AES-256-GCM under a key made of that word and the server's secret.

const algorithm = 'aes-256-gcm'
const nonceBytes = 12
const tagBytes = 16

const keyOf = (word: string) => createHmac('sha256', config.JWT_SECRET).update(`box/${word}`).digest()

/** A text locked under a word. */
export const lock = (text: string, word: string): string => {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv(algorithm, keyOf(word), nonce)
  const locked = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), locked]).toString('base64url')
}

/** The text that was locked under this word; null when it was another word or the server had another secret. */
export const unlock = (text: string, word: string): string | null => {
  const box = Buffer.from(text, 'base64url')
  try {
    const decipher = createDecipheriv(algorithm, keyOf(word), box.subarray(0, nonceBytes))
    decipher.setAuthTag(box.subarray(nonceBytes, nonceBytes + tagBytes))
    return Buffer.concat([decipher.update(box.subarray(nonceBytes + tagBytes)), decipher.final()]).toString('utf8')
  } catch {
    return null
  }
}
