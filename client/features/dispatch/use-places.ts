import type { UnitView } from '@contract/people.ts'
import { computed, onMounted, ref } from 'vue'
import { getServices, getUnits } from '../../lib/api.ts'
import { asProblem, type Problem } from '../../lib/problem.ts'

/** A county's towns and the categories of its menu, to choose from; without them the rest still works. */
export function usePlaces(county: string) {
  const towns = ref<UnitView[]>([])
  const categories = ref<string[]>([])
  const problem = ref<Problem | null>(null)

  onMounted(async () => {
    try {
      const [units, services] = await Promise.all([getUnits(county), getServices()])
      towns.value = units.items
      categories.value = services.categories
    } catch (error) {
      problem.value = asProblem(error)
    }
  })

  return { towns, categories, problem, names: computed(() => new Map(towns.value.map(({ code, name }) => [code, name]))) }
}
