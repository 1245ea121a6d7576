// Brings a fresh clone to where TypeScript can run: plain JavaScript, as nothing is installed yet. With --browser also Chromium and poppler for the tests.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'

const say = (line) => process.stdout.write(`setup: ${line}\n`)
const give = (sentence) => {
  process.stderr.write(`setup: ${sentence}\n`)
  process.exit(1)
}
const run = async (command, args, otherwise) => {
  const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
  // Left alone it would go on, into the next set-up's way.
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
  const [code] = await once(child, 'exit').catch((error) => give(`${otherwise} (${error.message})`))
  if (code !== 0) give(otherwise)
}

const needNode = () => {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19)) give(`Node ${process.versions.node} is too old; install Node 20.19 or newer.`)
}

const lockDigest = () => createHash('sha256').update(readFileSync('package-lock.json')).digest('hex')
const stamp = 'node_modules/.liudan-lock'

const installPackages = async () => {
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lockDigest()) return
  say('installing packages from package-lock.json …')
  // As npm names itself: on Windows it is no program that can be started by its plain name.
  const [npm, ...before] = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm']
  await run(
    npm,
    [...before, 'ci', '--no-audit', '--no-fund', '--loglevel=error'],
    'npm ci failed; check that the npm registry is reachable and the disk is not full, then run this again.',
  )
  writeFileSync(stamp, lockDigest())
}

// Not Ubuntu: its Chromium is no package of apt.
const isDebian = () => existsSync('/usr/bin/apt-get') && /^ID="?debian/m.test(readFileSync('/etc/os-release', 'utf8'))

const installBrowser = async () => {
  const fonts = spawnSync('fc-list', [':lang=zh']).stdout?.toString().trim()
  if (existsSync('/usr/bin/chromium') && existsSync('/usr/bin/pdftotext') && fonts) return
  if (!isDebian())
    give(
      'the tests need Chromium at /usr/bin/chromium, poppler’s pdftotext and Chinese fonts; install them with your system’s package manager, then run this again.',
    )
  if (process.getuid?.() !== 0)
    give(
      'the tests need Chromium, poppler’s pdftotext and Chinese fonts; run "sudo apt-get install chromium poppler-utils fonts-noto-cjk fontconfig", then run this again.',
    )
  say('installing Chromium, poppler and Chinese fonts from Debian …')
  const failed = 'apt-get could not install chromium, poppler-utils and fonts-noto-cjk; check the package sources and the disk, then run this again.'
  await run('apt-get', ['update', '-qq'], failed)
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'poppler-utils', 'fonts-noto-cjk', 'fontconfig'], failed)
}

needNode()
await installPackages()
mkdirSync('.local', { recursive: true })
if (process.argv.includes('--browser')) await installBrowser()
