import type { Actor } from '../../server/people/actor.ts'
import { system } from '../../server/people/actor.ts'
import { connect, disconnect } from '../../server/db/connect.ts'
import { findCandidates } from '../../server/dispatch/find-candidates.ts'
import { readTeams } from '../../server/dispatch/read-teams.ts'
import { rankTeams } from '../../server/dispatch/rank.ts'
import { demoCounty } from '../seed/places.ts'
import { quantile } from '../simulate/report.ts'
import { makeOrders } from './dispatch-county.ts'

// What GET /orders/:id/candidates takes in all, beside reading the teams alone and ranking what was read alone, in turn.

const dispatcher: Actor = { ...system(demoCounty), id: 'bench', roles: [{ role: 'dispatcher', unit: demoCounty }] }

const timed = async (into: number[], run: () => unknown) => {
  const startedAt = performance.now()
  await run()
  into.push(performance.now() - startedAt)
}

/** Median milliseconds of the whole, of reading and of ranking, for one order of a database that holds the county. */
export const measureReading = async (uri: string, order: string, rounds: number) => {
  await connect(uri)
  const [whole, reading, ranking]: [number[], number[], number[]] = [[], [], []]
  const { teams, yardstick } = await readTeams(demoCounty)
  const asked = { ...makeOrders(1)[0]!, county: demoCounty }
  for (let n = 0; n < rounds; n++) {
    await timed(whole, () => findCandidates(dispatcher, order))
    await timed(reading, () => readTeams(demoCounty))
    await timed(ranking, () => rankTeams(asked, teams, yardstick))
  }
  await disconnect()
  const median = (times: number[]) =>
    quantile(
      times.toSorted((a, b) => a - b),
      0.5,
    )
  return { teams: teams.length, whole: median(whole), reading: median(reading), ranking: median(ranking) }
}
