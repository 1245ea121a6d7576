import { expect } from 'chai'
import fc from 'fast-check'
import { isDeepStrictEqual } from 'node:util'
import { creditedMinutes, heldMinutes } from '../../server/hours/ledger-entry.ts'
import { weekOf } from '../../server/teams/team-figures.ts'
import { endingsOf } from '../../server/orders/find-attendance.ts'
import { histories, type Drawn } from './drawn.ts'
import { asOf, ordersOf } from './histories.ts'
import { balancesOf, decide, emptyLedger, post, type Ending } from './replay.ts'

// HISTORY_RUNS says how many (2,000; the design asks for 50,000), HISTORY_SEED repeats a run.

const runs = Number(process.env.HISTORY_RUNS ?? 2000)
const seed = Number(process.env.HISTORY_SEED ?? Math.floor(Math.random() * 2 ** 31))

const tally = { orders: 0, entries: 0, held: 0, recalled: 0, longBySaying: 0, reasons: new Set<string>() }

/** What one was credited with as declared at ends within a week, by person and week: what was held is left out, though confirmed later. */
const declaredInWeeks = (ledger: ReturnType<typeof emptyLedger>) => {
  const weeks = new Map<string, number>()
  for (const { kind, volunteer, at, columns } of ledger.values()) {
    const week = `${volunteer.id} ${weekOf(at).getTime()}`
    if (kind === 'credit') weeks.set(week, (weeks.get(week) ?? 0) + columns.declared)
  }
  return [...weeks.values()]
}

const asThen = ({ order, event }: Ending): Ending => ({ order: asOf(order, event.at), event })

const sorted = (ledger: ReturnType<typeof emptyLedger>) => [...ledger.values()].sort((a, b) => (a._id < b._id ? -1 : 1))

/** Each ending heard at once, every order read as it stood at that moment; decisions right after. */
const inOrder = (drawn: Drawn, endings: Ending[], wish: (id: string) => number) => {
  const ledger = emptyLedger()
  const orders = endings.length > 0 ? ordersOf(drawn) : []
  for (const ending of [...endings].sort((a, b) => a.event.at.getTime() - b.event.at.getTime())) {
    post(ledger, asThen(ending), orders.map((order) => asOf(order, ending.event.at))) // prettier-ignore
    decide(ledger, ending, wish)
  }
  return ledger
}

/** Endings heard in any order, some of them again, by servers that died and came back and read every order as it is at the end. */
const shuffled = (drawn: Drawn, endings: Ending[], wish: (id: string) => number) => {
  const ledger = emptyLedger()
  const orders = ordersOf(drawn)
  const keyed = [...endings, ...endings].map((ending, n) => ({ ending, key: drawn.shuffle[n % drawn.shuffle.length]! + n * (drawn.shuffle[n % 7]! % 3) }))
  const heard = keyed.sort((a, b) => a.key - b.key).map(({ ending }) => ending)
  for (const [n, ending] of heard.entries()) {
    const isLate = drawn.lateness[n % drawn.lateness.length]! % 2 === 0
    post(ledger, isLate ? ending : asThen(ending), isLate ? orders : orders.map((order) => asOf(order, ending.event.at)))
    if (drawn.shuffle[n % 11]! % 2) decide(ledger, ending, wish)
  }
  for (const ending of heard.toReversed()) decide(ledger, ending, wish)
  return ledger
}

describe(`histories: ${runs} random ones, seed ${seed}`, function () {
  this.timeout(60_000 + runs * 120)

  it('heard in order, shuffled, twice and late, they give the same entries and the same balances', () => {
    const property = fc.property(histories, (drawn) => {
      const orders = ordersOf(drawn)
      const endings = orders.flatMap((order) => endingsOf(order).map((event) => ({ order, event })))
      const wish = (id: string) =>
        drawn.decisions[Array.from(id, (letter) => letter.charCodeAt(0)).reduce((sum, code) => sum + code, 0) % drawn.decisions.length]!
      const one = inOrder(drawn, endings, wish)
      const other = shuffled(drawn, endings, wish)
      expect(balancesOf(other)).to.eql(balancesOf(one))
      if (!isDeepStrictEqual(sorted(other), sorted(one))) expect(sorted(other)).to.eql(sorted(one))
      expect(Math.max(0, ...declaredInWeeks(one))).to.be.at.most(60 * 60)
      tally.orders += orders.length
      tally.recalled += drawn.orders.flatMap(({ rounds }) => rounds).filter(({ recalled }) => recalled).length
      for (const { kind, reasons = [], columns } of one.values()) {
        tally.entries++
        if (kind === 'hold') tally.held++
        if (columns.heldRecorded === 0 && reasons.some(({ code }) => code === 'long_week')) tally.longBySaying++
        for (const { code } of reasons) tally.reasons.add(code)
      }
      for (const sums of Object.values(balancesOf(one))) {
        expect([creditedMinutes(sums), heldMinutes(sums), sums.recorded, sums.declared, sums.points].every((n) => Number.isInteger(n) && n >= 0)).to.equal(true)
      }
    })
    fc.assert(property, { numRuns: runs, seed })
    console.log(
      `      histories: ${tally.orders} orders, ${tally.recalled} rounds repeated after recall, ${tally.entries} entries, ${tally.held} of them held,`,
    )
    console.log(`      ${tally.longBySaying} of declared minutes alone for a long week; for ${[...tally.reasons].sort().join(', ')}`)
    expect(Math.min(tally.recalled, tally.longBySaying)).to.be.greaterThan(0)
    expect([...tally.reasons].sort()).to.eql(['far_away', 'forgotten', 'long_stay', 'long_week', 'own_order', 'poor_rating'])
  })
})
