import { config } from '../../server/config.ts'
import { connect, disconnect } from '../../server/db/connect.ts'
import { seed, seedCounty } from './seed.ts'

try {
  await connect(config.MONGODB_URI)
  const fill = process.argv.includes('--without-orders') ? seedCounty : seed
  await fill((line) => console.log(`seed: ${line}`))
  await disconnect()
} catch (error) {
  console.error(`seed: ${(error as Error).message}`)
  process.exit(1)
}
