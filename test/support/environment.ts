import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import webpush from 'web-push'

// Read before anything of the program is, as its settings are fixed when it is loaded.
process.env.NODE_ENV = 'test'
process.env.LOG_LEVEL ??= 'silent'
process.env.DEMO = 'true'
process.env.JWT_SECRET = 'a secret for tests, of more than 32 characters'
process.env.REQUESTS_PER_MINUTE = '1000000'
const vapid = webpush.generateVAPIDKeys()
process.env.VAPID_PUBLIC_KEY = vapid.publicKey
process.env.VAPID_PRIVATE_KEY = vapid.privateKey
process.env.VAPID_SUBJECT = 'mailto:tests@example.org'
process.env.PUSH_HOSTS = 'localhost'
process.env.PHOTOS_DIR = mkdtempSync(join(tmpdir(), 'liudan-photos-'))

if (!process.env.MONGODB_URI)
  throw new Error('The tests need their database: run them by "npm test", or "npm test -- test/flow/six-steps.test.ts" for one file.')

// So that county-guard.ts and test/queries see what is sent.
process.env.MONGODB_URI += `${process.env.MONGODB_URI.includes('?') ? '&' : '?'}monitorCommands=true`
