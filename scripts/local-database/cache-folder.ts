import { homedir } from 'node:os'
import { join } from 'node:path'

/** Where what is fetched once is kept, for every clone of this user. */
export function cacheFolder(name: string): string {
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'liudan', name)
}
