import type { TeamCard } from '@contract/live.ts'
import type { TeamView } from '@contract/people.ts'
import { computed, onMounted, ref, shallowReactive } from 'vue'
import { now } from '../../lib/clock.ts'
import { onBack, onReload, onTeam } from '../../lib/live.ts'
import { asProblem, type Problem } from '../../lib/problem.ts'
import { soon } from '../../lib/soon.ts'
import { allTeams } from '../orders/teams.ts'

function cardOf({ id, name, load, capacity, onDuty, presence, leaderSeenAt }: TeamView, at: string): TeamCard {
  return { id, name, load, capacity, onDuty, presence: presence ?? 'off', leaderSeenAt, at }
}

/** The county's teams with load and presence, read once and kept true by what the socket says. A newer word never gives way to an older one. */
export function useTeams() {
  const teams = shallowReactive(new Map<string, TeamCard>())
  const problem = ref<Problem | null>(null)
  const isRead = ref(false)

  function hear(card: TeamCard): void {
    if ((teams.get(card.id)?.at ?? '') <= card.at) teams.set(card.id, card)
  }

  async function load(): Promise<void> {
    problem.value = null
    const at = new Date(now.value).toISOString()
    try {
      for (const team of await allTeams()) hear(cardOf(team, at))
      isRead.value = true
    } catch (error) {
      problem.value = asProblem(error)
    }
  }

  onMounted(load)
  const again = soon(load)
  onReload(again)
  // What teams did in a gap is not replayed.
  onBack(again)
  onTeam(hear)
  return { teams, problem, isRead, load, all: computed(() => [...teams.values()]) }
}
