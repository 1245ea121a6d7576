import type { Boundaries, MapGround } from '@contract/places.ts'
import type { UnitView } from '@contract/people.ts'
import { call } from '../../lib/http.ts'

const get = <T>(path: string, query?: Record<string, string>) => call<T>('GET', path, { query })

/** The units below one, and those below them. */
export const getUnitsBelow = (parent: string) => get<{ items: UnitView[] }>('/units', { parent, depth: '2' })
export const getBoundaries = (county: string) => get<Boundaries>('/units/boundaries', { county })
export const getMapGround = () => get<MapGround>('/map')
