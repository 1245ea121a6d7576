import type { UnitView } from '@contract/people.ts'
import { onMounted, ref, type Ref } from 'vue'
import { getCounties, getUnits } from '../lib/api.ts'
import { orLastKnown } from '../lib/last-known.ts'
import { asProblem, type Problem } from '../lib/problem.ts'

export type PlaceLevel = { name: 'county' | 'town' | 'village' | 'grid'; units: UnitView[]; chosen: string }

/** A division's code without the zeros that fill it up: the beginning of every code below it. */
function stem(code: string): string {
  return code.replace(/(?:000)+$/, '')
}

/** The four lists down to a grid; what is chosen above decides the list below. A grid already known opens all four, a place `near` as many as lead to it; the grid `not` is left out. */
export function usePlaces(grid: Ref<string>, { near = '', not = '' } = {}) {
  const levels = ref<PlaceLevel[]>((['county', 'town', 'village', 'grid'] as const).map((name) => ({ name, units: [], chosen: '' })))
  const problem = ref<Problem | null>(null)

  async function fill(index: number, parent?: string): Promise<void> {
    // Another may have been chosen above while the answer was on its way.
    const isWanted = () => index === 0 || levels.value[index - 1]!.chosen === parent
    try {
      // The way down to one's own grid is known without a network.
      const found = await orLastKnown(`places.${parent ?? 'counties'}`, () => (parent ? getUnits(parent) : getCounties()))
      if (!isWanted()) return
      const items = found.items.filter(({ code }) => code !== not)
      levels.value[index]!.units = items
      const start = grid.value || near
      const known = items.find(({ code }) => start.startsWith(stem(code))) ?? (items.length === 1 ? items[0] : undefined)
      if (known) await settle(index, known.code)
    } catch (error) {
      const said = asProblem(error)
      if (isWanted()) problem.value = said
    }
  }

  async function settle(index: number, code: string): Promise<void> {
    levels.value[index]!.chosen = code
    if (index === 3) grid.value = code
    else if (code) await fill(index + 1, code)
  }

  function choose(index: number, code: string): Promise<void> {
    grid.value = ''
    problem.value = null
    for (const below of levels.value.slice(index + 1)) Object.assign(below, { units: [], chosen: '' })
    return settle(index, code)
  }

  onMounted(() => fill(0))
  return { levels, problem, choose }
}
