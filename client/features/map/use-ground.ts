import type { MapGround } from '@contract/places.ts'
import type { UnitView } from '@contract/people.ts'
import { useRead } from '../../lib/read.ts'
import { layOut, type Ground } from './ground.ts'
import { getBoundaries, getMapGround, getUnitsBelow } from './map-api.ts'

export type MapData = { ground: Ground; below: MapGround }

/** Reads what the map of a unit is drawn from, and lays it out; polygons and tiles are the county's. */
export function useGround(root: () => Pick<UnitView, 'code' | 'name' | 'level'>) {
  return useRead(async (): Promise<MapData> => {
    const unit: UnitView = { parent: null, position: null, ...root() }
    const [units, boundaries, below] = await Promise.all([getUnitsBelow(unit.code), getBoundaries(`${unit.code.slice(0, 6)}000000`), getMapGround()])
    return { ground: layOut(unit, units.items, boundaries.features), below }
  })
}
