import { spawn } from 'node:child_process'

const run = async (uri: string, ...args: string[]) => {
  const child = spawn(process.execPath, ['--import=tsx', ...args], { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, MONGODB_URI: uri } })
  const said: string[] = []
  child.stdout.on('data', (piece: Buffer) => said.push(piece.toString()))
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { code, said: said.join('') }
}

/** Runs the check of the ledger on a database: its exit code, and the differences it named. */
export const checkLedger = async (uri: string) => {
  const { code, said } = await run(uri, 'scripts/check-ledger.ts')
  return { code, said, differences: said.split('\n').filter((line) => line.startsWith('DIFFERENCE ')) }
}

/** Fills a database with ended orders and their ledger. */
export const fillLedger = async (uri: string, entries: number) => {
  const { code, said } = await run(uri, 'scripts/check-ledger-fill.ts', String(entries))
  if (code !== 0) throw new Error(said)
}
