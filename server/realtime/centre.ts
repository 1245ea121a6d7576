import type { TeamCard } from '../contract/live.ts'
import { findBoard } from '../orders/find-board.ts'
import { findTeamCards } from '../teams/find-teams.ts'
import type { LiveServer } from './socket-server.ts'

// What a county's centre is kept up to date with beside the cards: its counters, and how its teams stand.

const settleMs = 500
const lookMs = 5000

type Tell = (county: string) => Promise<void>
type OnError = (error: unknown) => void

const isHeard = (io: LiveServer, county: string) => io.sockets.adapter.rooms.has(`unit:${county}`)

/** Runs `tell` for a county whose centre listens, at most twice a second and one at a time, and once more after the last change. */
const settled = (io: LiveServer, tell: Tell, onError: OnError) => {
  const timers = new Map<string, NodeJS.Timeout>()
  const again = new Set<string>()
  const refresh = (county: string) => {
    if (timers.has(county)) again.add(county)
    else if (isHeard(io, county))
      timers.set(
        county,
        setTimeout(() => void run(county), settleMs),
      )
  }
  const run = async (county: string) => {
    await tell(county).catch(onError)
    timers.delete(county)
    if (again.delete(county)) refresh(county)
  }
  return { refresh, stop: () => timers.forEach((timer) => clearTimeout(timer)) }
}

const tellBoard =
  (io: LiveServer): Tell =>
  async (county) => {
    io.to(`unit:${county}`).emit('board', await findBoard(county))
  }

const standing = ({ name, load, capacity, onDuty, presence }: TeamCard) => [name, load, capacity, onDuty, presence].join()

/** Tells of each team that stands otherwise than when it was last told of. */
const tellTeams = (io: LiveServer): Tell => {
  const told = new Map<string, string>()
  return async (county) => {
    for (const card of await findTeamCards(county)) {
      if (told.get(card.id) === standing(card)) continue
      told.set(card.id, standing(card))
      io.to(`unit:${county}`).emit('team', card)
    }
  }
}

/** Keeps the centres up to date: at every event of their county, and, as silence too tells of a team, every five seconds. */
export const startCentre = (io: LiveServer, onError: OnError) => {
  const board = settled(io, tellBoard(io), onError)
  const teams = settled(io, tellTeams(io), onError)
  const listening = () => new Set([...io.sockets.sockets.values()].map(({ data }) => data.listener.county))
  const timer = setInterval(() => listening().forEach(teams.refresh), lookMs)
  return {
    refresh: (county: string) => {
      board.refresh(county)
      teams.refresh(county)
    },
    stop: () => {
      clearInterval(timer)
      board.stop()
      teams.stop()
    },
  }
}
