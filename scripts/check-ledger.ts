import mongoose from 'mongoose'
import { config } from '../server/config.ts'
import { checkBalances } from './check-ledger-balances.ts'
import { checkOrders } from './check-ledger-orders.ts'

// npm run check:ledger: rebuilds every entry from attendance and orders and every balance from its entries, and names what differs. It reads in
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
  let differences = 0
  const name = (difference: string) => {
    differences++
    console.log(`DIFFERENCE ${difference}`)
  }
  const [{ orders, entries, held, notYet }, people] = await Promise.all([checkOrders(name), checkBalances(name)])
  const seconds = ((performance.now() - begun) / 1000).toFixed(1)
  console.log(`ledger: ${entries} entries of ${orders} ended orders, ${people} people, ${held} held, ${notYet} ends the relay has yet to take`)
  console.log(`ledger: ${differences} differences, ${seconds} s, memory ${before} MiB at the start, ${memory()} MiB at most`)
  return differences
}

run()
  .then((differences) => mongoose.disconnect().then(() => process.exit(differences > 0 ? 1 : 0)))
  .catch((error: Error) => {
    console.error(`ledger: ${error.message}`)
    void mongoose.disconnect().finally(() => process.exit(2))
  })
