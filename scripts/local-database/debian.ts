import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runCommand } from './command.ts'
import { failure } from './failure.ts'

const PACKAGE = 'postgresql-18-documentdb'
const SUITES = ['forky', 'sid']

export type Progress = (line: string) => void

/**
 * Downloads DocumentDB and everything it needs into `folder`, with an apt of its own, so that the machine's packages stay as they are.
 * The mirror is the machine's own. Resolves to the folder that holds the .deb files.
 */
export async function downloadPackages(folder: string, onProgress: Progress): Promise<string> {
  await mkdir(join(folder, 'cache/archives/partial'), { recursive: true })
  await mkdir(join(folder, 'lists/partial'), { recursive: true })
  await writeFile(join(folder, 'status'), '')
  const env = { APT_CONFIG: join(folder, 'apt.conf'), LC_ALL: 'C' }
  await writeFile(env.APT_CONFIG, await aptSettings(folder))
  await updateFromFirstMirror(folder, env, onProgress)
  await fetchArchives(env, onProgress)
  return join(folder, 'cache/archives')
}

async function aptSettings(folder: string): Promise<string> {
  const dump = await runCommand(['apt-config', 'dump'])
  const transport = dump.output.split('\n').filter((line) => line.startsWith('Acquire::'))
  const architecture = (await runCommand(['dpkg', '--print-architecture'])).output.trim()
  return [
    ...transport,
    ...['Parts', 'SourceParts', 'Preferences', 'PreferencesParts'].map((name) => `Dir::Etc::${name} "/dev/null";`),
    `Dir::Etc::SourceList "${folder}/sources.list";`,
    `Dir::State "${folder}";`,
    `Dir::State::Lists "${folder}/lists";`,
    `Dir::State::Status "${folder}/status";`,
    `Dir::Cache "${folder}/cache";`,
    'APT::Sandbox::User "";',
    `APT::Architecture "${architecture}";`,
    `APT::Architectures { "${architecture}"; };`,
    `APT::Default-Release "${SUITES[0]}";`,
    'APT::Install-Recommends "false";',
    'Acquire::Languages "none";',
    '',
  ].join('\n')
}

async function updateFromFirstMirror(folder: string, env: NodeJS.ProcessEnv, onProgress: Progress): Promise<void> {
  let last = ''
  for (const mirror of await debianMirrors()) {
    onProgress('reading the list of Debian packages')
    await writeFile(join(folder, 'sources.list'), SUITES.map((suite) => `deb ${mirror} ${suite} main\n`).join(''))
    const { code, output } = await runCommand(['apt-get', 'update', '--error-on=any'], { env })
    if (code === 0) return
    last =
      output
        .trim()
        .split('\n')
        .find((line) => line.startsWith('E:')) ?? output.trim()
  }
  throw failure(
    `The Debian mirror of this machine does not offer ${SUITES.join(' and ')}: ${last || 'no mirror in the apt sources'}; check the network and the apt sources`,
  )
}

/** The machine's own mirrors of its Debian release, the main archive first. */
async function debianMirrors(): Promise<string[]> {
  const release = /^VERSION_CODENAME=(.*)$/m.exec(await readFile('/etc/os-release', 'utf8'))?.[1]?.replaceAll('"', '')
  const format = ['--no-release-info', '--format', '$(REPO_URI) $(RELEASE) $(COMPONENT)']
  const { output } = await runCommand(['apt-get', 'indextargets', ...format, 'Created-By: Packages'])
  const targets = output.split('\n').map((line) => line.split(' '))
  const found = targets.filter(([, suite, component]) => suite === release && component === 'main').map(([uri = '']) => uri)
  const isArchive = (uri: string) => Number(/\/debian\/?$/.test(uri))
  return [...new Set(found)].sort((a, b) => isArchive(b) - isArchive(a))
}

async function fetchArchives(env: NodeJS.ProcessEnv, onProgress: Progress): Promise<void> {
  const install = ['apt-get', '--yes', '--no-install-recommends']
  const plan = await runCommand([...install, '--print-uris', '-qq', 'install', PACKAGE], { env })
  const total = plan.output.split('\n').filter((line) => line.startsWith("'")).length
  if (plan.code !== 0 || total === 0) throw failure(`Debian offers no installable ${PACKAGE} for this machine: ${plan.output.trim().split('\n').at(-1)}`)
  let count = 0
  const onLine = (line: string) => {
    if (!line.startsWith('Get:')) return
    count += 1
    if (count % 20 === 0 || count === total) onProgress(`downloading packages: ${count} of ${total}`)
  }
  const { code, output } = await runCommand([...install, '--download-only', 'install', PACKAGE], { env, onLine })
  if (code !== 0) throw failure(`Downloading the packages failed: ${output.trim().split('\n').at(-1)}; check the network and try again`)
}
