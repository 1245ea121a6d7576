import { readFile } from 'node:fs/promises'

/** The text of a file, or null where there is none. */
export async function readFileIfThere(path: string): Promise<string | null> {
  return readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ESRCH') return null
    throw error
  })
}
