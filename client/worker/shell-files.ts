import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin, Rollup } from 'vite'

type Bundle = Rollup.OutputBundle
type Chunk = Rollup.OutputChunk

// What an office at a desk opens is fetched when it is opened: phones need not carry it.
const forDesks = /client[\\/]pages[\\/](console|wall)|node_modules[\\/](echarts|leaflet)/
const beside = ['/icon.svg', '/icon-192.png', '/manifest.webmanifest']

const isForDesks = ({ moduleIds, facadeModuleId }: Chunk) =>
  forDesks.test(facadeModuleId ?? '') || moduleIds.some((id) => /node_modules/.test(id) && forDesks.test(id))

/** Everything that the pages of a phone may load, from the entry on: code, its styles, and what is fetched on the way. */
function reachable(bundle: Bundle): string[] {
  const found = new Set<string>()
  const queue = Object.values(bundle).flatMap((file) => (file.type === 'chunk' && file.moduleIds.some((id) => id.endsWith('/app/first.ts')) ? [file] : []))
  for (let chunk = queue.pop(); chunk; chunk = queue.pop()) {
    if (found.has(chunk.fileName) || isForDesks(chunk)) continue
    found.add(chunk.fileName)
    for (const style of chunk.viteMetadata?.importedCss ?? []) found.add(style)
    for (const name of [...chunk.imports, ...chunk.dynamicImports]) if (bundle[name]?.type === 'chunk') queue.push(bundle[name])
  }
  return [...found].sort()
}

/** Writes the service worker with the list of what it keeps; its version is that of the files' content. */
export function shellFiles(): Plugin {
  return {
    name: 'shell-files',
    apply: 'build',
    writeBundle({ dir }, bundle) {
      const files = [...reachable(bundle).map((name) => `/${name}`), ...beside]
      const contents = createHash('sha256')
      for (const name of ['/index.html', ...files]) contents.update(name).update(readFileSync(join(dir!, name)))
      const shell = JSON.stringify({ version: contents.digest('hex').slice(0, 16), files })
      writeFileSync(join(dir!, 'sw.js'), `const shell = ${shell}\n${readFileSync(join(import.meta.dirname, 'sw.js'), 'utf8')}`)
    },
  }
}
