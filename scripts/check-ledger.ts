import mongoose from 'mongoose'
import { config } from '../server/config.ts'
import { checkBalances } from './check-ledger-balances.ts'
import { findOverlisted } from './check-ledger-held.ts'
import { checkLevels } from './check-ledger-levels.ts'
import { checkSlices } from './check-ledger-slices.ts'
import { sayDifference } from './say-difference.ts'

// npm run check:ledger: rebuilds every entry from attendance and orders, every balance and star level from its entries, and names what differs. It reads in
// streams and changes nothing; the program may run beside it.

const mebi = 2 ** 20

const highest = () => {
  let most = 0
  const timer = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 50)
  return () => {
    clearInterval(timer)
    return Math.round(Math.max(most, process.memoryUsage().rss) / mebi)
  }
}

const run = async () => {
  // Not as the program connects: what it stands on is made sure of there, and here nothing is to change.
  await mongoose.connect(config.MONGODB_URI, { serverSelectionTimeoutMS: 8000 })
  const [begun, memory, before] = [performance.now(), highest(), Math.round(process.memoryUsage().rss / mebi)]
  let elsewhere = 0
  const say = (difference: string) => {
    elsewhere++
    sayDifference(difference)
  }
  const checks = [checkSlices(config.MONGODB_URI, say), checkBalances(say), checkLevels(say), findOverlisted(say)] as const
  const [{ orders, entries, held, notYet, differences: inOrders }, people, levels] = await Promise.all(checks)
  const differences = inOrders + elsewhere
  const seconds = ((performance.now() - begun) / 1000).toFixed(1)
  console.log(
    `ledger: ${entries} entries of ${orders} ended orders, ${people} people, ${levels} star levels, ${held} held, ${notYet} ends the relay has yet to take`,
  )
  console.log(`ledger: ${differences} differences, ${seconds} s, memory ${before} MiB at the start, ${memory()} MiB at most`)
  return differences
}

run()
  .then((differences) => mongoose.disconnect().then(() => process.exit(differences > 0 ? 1 : 0)))
  .catch((error: Error) => {
    console.error(`ledger: ${error.message}`)
    void mongoose.disconnect().finally(() => process.exit(2))
  })
