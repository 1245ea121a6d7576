import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'

const file = '.local/jwt-secret'

/** The signing secret of this clone, made once, so that sign-ins outlive a restart. */
export const localSecret = () => {
  if (!existsSync(file)) {
    mkdirSync('.local', { recursive: true })
    writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600 })
  }
  return readFileSync(file, 'utf8')
}
