import type { LoggedEvent } from '../events/event.model.ts'
import { findParts } from '../orders/find-parts.ts'
import { figuresAfter, noFigures, type Happening } from './team-figures.ts'
import { TeamModel, type Team } from './team.model.ts'

// Hears what teams were offered, took, finished and were given stars for.

type Touched = [team: string, happened: Happening][]
type Reading = (event: LoggedEvent) => Promise<Touched>

const offered: Reading = async ({ record }) => (record.input.teams ?? []).map((team) => [team, { offered: record.at }])

/** Who answered at the event's moment, after how many minutes: a refusal is an answer like any other, silence took the whole time of the offer. */
const answered: Reading = async (event) => {
  const { at, record } = event
  const { parts } = await findParts(event, record.round)
  return parts
    .filter(({ answeredAt }) => answeredAt?.getTime() === at.getTime())
    .map(({ team, answeredAfter, askedAt }) => [team, { answeredAfter, offered: askedAt }])
}

const lapsed: Reading = async (event) => [...(await answered(event)), ...(await offered(event))]

const completed: Reading = async (event) => {
  const { at, record } = event
  const { category, parts } = await findParts(event, record.round)
  return parts.filter(({ completedAt }) => completedAt?.getTime() === at.getTime()).map(({ team, minutes }) => [team, { completed: { category, minutes, at } }])
}

const rated: Reading = async ({ record }) =>
  record.concerned.teams.filter(({ state }) => state === 'completed').map(({ id }) => [id, { stars: record.input.stars! }])

const readings: Record<string, Reading> = {
  'order.dispatched': offered,
  'order.accepted': answered,
  'order.declined': answered,
  'order.lapsed': lapsed,
  'order.completed': completed,
  'order.rated': rated,
}

/** The figures already hold an event that is not newer than their newest one. */
const keep = async ({ _id: eventId, county }: LoggedEvent, team: string, happened: Happening) => {
  const { figures = noFigures } = (await TeamModel.findOne({ _id: team, county }, { figures: 1 }).lean<Team>()) ?? {}
  if (figures.applied >= eventId) return
  await TeamModel.updateOne({ _id: team, county }, { $set: { figures: figuresAfter(figures, eventId, happened) } })
}

/** A subscriber that keeps every team's figures; safe to hear an event twice. */
export const keepFigures = async (events: LoggedEvent[]) => {
  for (const event of events) {
    const touched = (await readings[event.record.event]?.(event)) ?? []
    for (const [team, happened] of touched) await keep(event, team, happened)
  }
}
