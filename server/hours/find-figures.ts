import type { HoursFigures } from '../contract/boards.ts'
import type { Actor } from '../people/actor.ts'
import { countHolders } from '../people/count-holders.ts'
import { Problem } from '../problems.ts'
import { spanOf, type Span } from './county-span.ts'
import { countByLevel } from './find-levels.ts'
import { readsAll } from './hours-reach.ts'
import { creditedMinutes, heldMinutes, nothing, type Columns } from './ledger-entry.ts'
import { LedgerModel } from './ledger.model.ts'
import { sums } from './sum-up.ts'

type Given = Columns & { services: number; served: number }

const each = Object.fromEntries(['recorded', 'declared', 'heldRecorded', 'heldDeclared', 'points', 'services'].map((name) => [name, { $sum: `$${name}` }]))

const giveIn = async (county: string, { from, to }: Span) => {
  const [found] = await LedgerModel.aggregate<Given>([
    { $match: { county, at: { $gte: from, $lt: to } } },
    { $group: { _id: '$volunteer.id', ...sums } },
    { $group: { _id: null, ...each, served: { $sum: { $cond: [{ $gt: ['$services', 0] }, 1, 0] } } } },
  ])
  return found ?? { ...nothing, services: 0, served: 0 }
}

/** The county's hours in a span, this year's unless told otherwise, and its people by star level: for the centre; 403 for others. */
export const findFigures = async (actor: Actor, wanted: Partial<Span>): Promise<HoursFigures> => {
  if (!readsAll(actor)) throw new Problem('forbidden')
  const span = { ...spanOf('year'), ...wanted }
  const [given, registered, levels] = await Promise.all([giveIn(actor.county, span), countHolders('volunteer', actor.county), countByLevel(actor.county)])
  const without = Math.max(0, registered - levels.reduce((sum, { people }) => sum + people, 0))
  return {
    from: span.from.toISOString(),
    to: span.to.toISOString(),
    registered,
    served: given.served,
    services: given.services,
    creditedMinutes: creditedMinutes(given),
    recordedMinutes: given.recorded,
    declaredMinutes: given.declared,
    heldMinutes: heldMinutes(given),
    byLevel: [{ level: 0, people: without }, ...levels],
  }
}
