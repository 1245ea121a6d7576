import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'
import type { Plugin } from 'vite'

const pack = promisify(brotliCompress)
// The best quality takes three times as long for two percent.
const params = { [constants.BROTLI_PARAM_QUALITY]: 10 }

/** Writes scripts and styles packed beside themselves: smaller than a server could pack them in passing, and once for all who ask. */
export function packedFiles(): Plugin {
  return {
    name: 'packed-files',
    apply: 'build',
    async writeBundle({ dir }, bundle) {
      const names = Object.keys(bundle).filter((name) => /\.(js|css)$/.test(name))
      await Promise.all(names.map(async (name) => writeFile(join(dir!, `${name}.br`), await pack(await readFile(join(dir!, name)), { params }))))
    },
  }
}
