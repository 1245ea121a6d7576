import type { TeamView } from '@contract/people.ts'
import { shallowRef, watch } from 'vue'
import { asProblem, type Problem } from '../../lib/problem.ts'
import { allTeams } from '../orders/teams.ts'

/** The county's teams for the map, read when it is first shown. */
export function useMappedTeams(shown: () => boolean) {
  const teams = shallowRef<TeamView[] | null>(null)
  const problem = shallowRef<Problem | null>(null)

  async function read(): Promise<void> {
    try {
      teams.value = await allTeams()
    } catch (error) {
      problem.value = asProblem(error)
    }
  }

  watch(shown, (now) => now && !teams.value && void read(), { immediate: true })
  return { teams, problem }
}
