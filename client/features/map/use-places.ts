import { computed, shallowRef, watch } from 'vue'
import { now } from '../../lib/clock.ts'
import { soon } from '../../lib/soon.ts'
import type { Ground } from './ground.ts'
import { nothing, placesOf, plus, sumByUnit, tallyOfRow, tallyOfTeam, type MapPlace, type MapRow, type MapTeam } from './places.ts'

type Given = { ground: Ground | undefined; rows: readonly MapRow[]; teams: readonly MapTeam[] }

const unitsOfRow = ({ grid, village, town }: MapRow) => [grid, village, town]

/** The units a team may stand at: its own, or the nearest above it that the map shows. */
const unitsOfTeam = ({ unit }: MapTeam) => [unit, unit.slice(0, 12), `${unit.slice(0, 9)}000`]

/** What is going on where, worked out at once and then once a second at most, however many cards arrive. */
export function usePlaces(given: () => Given) {
  const places = shallowRef<MapPlace[]>([])

  function count(): void {
    const { ground, rows, teams } = given()
    if (!ground) return
    const orders = sumByUnit(rows, unitsOfRow, (row) => tallyOfRow(row, now.value), ground.areas)
    places.value = placesOf(orders, sumByUnit(teams, unitsOfTeam, tallyOfTeam, ground.areas))
  }

  watch(() => given().ground, count, { immediate: true })
  watch([() => given().rows, () => given().teams, now], soon(count), { deep: 1 })

  /** The units right below one, with what goes on in and below each. */
  const below = computed(() => (parent: string) => {
    const areas = given().ground?.areas ?? new Map<string, never>()
    const sums = new Map<string, ReturnType<typeof plus>>()
    for (const place of places.value)
      for (let code: string | null | undefined = place.unit; code; code = areas.get(code)?.parent) sums.set(code, plus(sums.get(code) ?? nothing, place))
    return [...areas.values()].filter((area) => area.parent === parent).map(({ code, name }) => ({ code, name, ...(sums.get(code) ?? nothing) }))
  })

  return { places, below }
}
