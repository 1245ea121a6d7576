import { localDate, now } from '../clock.ts'
import type { Named } from '../contract/orders.ts'
import { findMarket } from '../dispatch/find-market.ts'
import { findNext } from '../dispatch/find-next.ts'
import type { Actor } from '../people/actor.ts'
import { Problem, type InputError } from '../problems.ts'
import { findSettings } from '../settings/find-settings.ts'
import { isQualified, type Eligibility } from '../teams/covers.ts'
import { findActiveTeams } from '../teams/find-teams.ts'
import { offerIsOver } from './order-facts.ts'
import type { Order } from './order.ts'
import { missing, type Finder } from './reference.ts'

// The teams of a dispatch: named by the dispatcher, on the market, or the next ones in the place of those that did not answer.

// A team may be sent beyond its area or its hours, as the centre judges; never without the qualification that the work requires.
const unqualified = (found: (Eligibility & { _id: string })[], ids: string[], order: Order, actor: Actor): InputError[] => {
  const detail = actor.language === 'en' ? `This team does not hold: ${order.requires}.` : `这支服务队没有所需资质：${order.requires}`
  return found.filter((team) => !isQualified(team, order, localDate(now()))).map(({ _id }) => ({ pointer: `/teams/${ids.indexOf(_id)}`, detail }))
}

export const teams: Finder = async ({ actor, right, order, input }) => {
  const ids = input.teams!
  const found = await findActiveTeams(order.county, ids)
  const named: Named[] = ids.flatMap((id) => found.filter((team) => team._id === id).map(({ _id, name }) => ({ id: _id, name })))
  if (right.ownTeams && found.some((team) => team.town !== order.town)) throw new Problem('order.other-towns-team')
  return { teams: named, faults: [...missing(ids, named, 'teams', actor), ...unqualified(found, ids, order, actor)] }
}

export const marketTeams: Finder = async ({ order }) => ({ market: await findMarket(order) })

/** The whole market is the centre's to open: a town sends its own teams. */
export const wholeMarket: Finder = async (asked) => {
  if (asked.right.ownTeams) throw new Problem('order.other-towns-team')
  return marketTeams(asked)
}

const timesPassedOn = 2

/** As many teams as now fall silent, best first, where the county passes offers on: twice after a dispatch, then the centre decides again. */
export const nextTeams: Finder = async ({ order }) => {
  const { unanswered } = await findSettings(order.county)
  const sent = order.timeline.findLastIndex(({ action }) => action === 'dispatch')
  const passedOn = order.timeline.slice(sent).filter(({ action }) => action === 'lapse').length
  const silent = order.assignments.filter((assignment) => offerIsOver(order, assignment, now())).length
  const within = order.timeline[sent]!.role === 'town_officer' ? { town: order.town } : {}
  const next = unanswered === 'next' && passedOn < timesPassedOn ? await findNext(order, { count: silent, ...within }) : []
  return { next, ...(next.length > 0 && { noted: { teams: next.map(({ id }) => id) } }) }
}
