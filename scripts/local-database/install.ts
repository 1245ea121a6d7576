import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readdir, rename, rm, statfs, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { cacheFolder } from './cache-folder.ts'
import { runCommand } from './command.ts'
import { downloadPackages, type Progress } from './debian.ts'
import { failure } from './failure.ts'

const NAME = `postgresql-18-documentdb-1-${process.arch}`
const BYTES_NEEDED = 1_000_000_000
const TIME_ZONE = '/usr/share/zoneinfo/Asia/Shanghai'
const BIN = 'usr/lib/postgresql/18/bin'
const EXTENSIONS = 'usr/share/postgresql/18/extension'

/*
 * The packages are built for a newer Debian: their programs run with the loader and libraries of the same packages. PostgreSQL finds its
 * own folders relative to its program, so neither chroot, root rights nor namespaces are needed, and the folder can be moved.
 */
const LAUNCHER = `#!/bin/sh
bin=\${0%/*}
usr=\${bin%/lib/postgresql/18/bin}
for loader in "$usr"/lib/*/ld-linux-*.so.*; do lib=\${loader%/*}; done
export PROJ_DATA="$usr/share/proj"
exec "$loader" --inhibit-cache --library-path "$lib:$lib/blas:$lib/lapack:$usr/lib/postgresql/18/lib" --argv0 "$0" "$0.elf" "$@"
`

/** The folder of the unpacked packages, shared by every clone of this user. */
export function installFolder(): string {
  return cacheFolder(NAME)
}

/** Makes sure that DocumentDB on PostgreSQL 18 is unpacked and resolves to its folder of programs. Safe to run many times at once. */
export async function installDocumentDb(onProgress: Progress = () => {}): Promise<string> {
  if (!existsSync(TIME_ZONE)) throw failure('The local database needs the time zones of this machine; run apt-get install tzdata')
  const folder = installFolder()
  if (!existsSync(folder)) await install(folder, onProgress)
  return join(folder, BIN)
}

async function install(folder: string, onProgress: Progress): Promise<void> {
  const parent = join(folder, '..')
  await mkdir(parent, { recursive: true }).catch((error: Error) => {
    throw failure(`The folder ${parent} cannot be made (${error.message}); set XDG_CACHE_HOME to a folder you may write to`, error)
  })
  const { bavail, bsize } = await statfs(parent)
  if (bavail * bsize < BYTES_NEEDED)
    throw failure(`The local database needs 1 GB of free disk under ${parent}; free some, or set XDG_CACHE_HOME to another disk`)
  const work = await mkdtemp(`${folder}.new-`)
  try {
    const root = join(work, 'root')
    await unpack(await downloadPackages(work, onProgress), root, onProgress)
    await prepare(root)
    await chmod(root, 0o755)
    await rename(root, folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error
    })
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

async function unpack(archives: string, root: string, onProgress: Progress): Promise<void> {
  const files = (await readdir(archives)).filter((name) => name.endsWith('.deb'))
  await mkdir(root)
  for (const [index, file] of files.entries()) {
    const { code, output } = await runCommand(['dpkg-deb', '--extract', join(archives, file), root])
    if (code !== 0) throw failure(`Unpacking ${file} failed: ${output.trim()}; try again`)
    if ((index + 1) % 20 === 0 || index + 1 === files.length) onProgress(`unpacking packages: ${index + 1} of ${files.length}`)
  }
}

async function prepare(root: string): Promise<void> {
  for (const program of ['postgres', 'initdb']) {
    const path = join(root, BIN, program)
    await rename(path, `${path}.elf`)
    await writeFile(path, LAUNCHER, { mode: 0o755 })
  }
  const control = join(root, EXTENSIONS, 'postgis.control')
  if (!existsSync(control)) await symlink('postgis-3.control', control)
}
