import { createHash } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { giveToDatabaseUser } from './privileges.ts'

/* The name of a Unix socket holds 107 bytes at most, and PostgreSQL adds its own file name. */
const LONGEST = 90

/** The private folder of PostgreSQL's socket: within `dir`, or in the temporary folder where that path is too long. */
export async function socketFolder(dir: string): Promise<string> {
  const near = join(dir, 'socket')
  const hash = createHash('sha256').update(dir).digest('hex').slice(0, 16)
  const folder = Buffer.byteLength(near) <= LONGEST ? near : join(tmpdir(), `liudan-${hash}`)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await giveToDatabaseUser(folder)
  return folder
}
