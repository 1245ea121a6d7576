import { readFileSync } from 'node:fs'
import type { UnitLevel } from '../../server/contract/flow.ts'
import type { Point } from '../../server/contract/orders.ts'
import type { Unit } from '../../server/units/unit.ts'

// The divisions of 白银市 (statistics bureau codes of 2023-06-30), and three grids in each village of the demo county.
// Positions are a schematic, laid out by number: towns around their county's centre, villages around their town.

export const demoCounty = '620402000000'
const gridsPerVillage = 3

const centres: Record<string, [number, number]> = {
  '620402000000': [104.17, 36.55],
  '620403000000': [104.82, 36.73],
  '620421000000': [104.68, 36.57],
  '620422000000': [105.05, 35.69],
  '620423000000': [104.06, 37.18],
}

const around = ([lng, lat]: [number, number], index: number, count: number, degrees: number): [number, number] => {
  const angle = (2 * Math.PI * index) / count
  const radius = degrees * (0.6 + (0.4 * ((index * 7) % 5)) / 4)
  return [round(lng + radius * Math.cos(angle)), round(lat + radius * 0.8 * Math.sin(angle))]
}

const round = (degrees: number) => Math.round(degrees * 1e5) / 1e5
const point = (coordinates: [number, number]): Point => ({ type: 'Point', coordinates })
const spread: Record<UnitLevel, number> = { county: 0, town: 0.12, village: 0.03, grid: 0.006 }

const read = () =>
  readFileSync(new URL('./data/baiyin-units.csv', import.meta.url), 'utf8')
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => {
      const [code, name, level, parent] = line.split(',') as [string, string, UnitLevel, string]
      return { code, name, level, parent: parent || null }
    })

const gridsOf = (village: { code: string }) =>
  Array.from({ length: gridsPerVillage }, (_, index) => ({
    code: `${village.code}${String(index + 1).padStart(3, '0')}`,
    name: `第${'一二三'[index]}网格`,
    level: 'grid' as const,
    parent: village.code,
  }))

/** Every unit with its county and a schematic position, parents before children. */
export const readPlaces = (): Unit[] => {
  const divisions = read()
  const villages = divisions.filter(({ level, code }) => level === 'village' && code.startsWith(demoCounty.slice(0, 6)))
  const rows = [...divisions, ...villages.flatMap(gridsOf)]
  const places = new Map<string, [number, number]>()
  const siblings = new Map<string | null, string[]>()
  for (const { code, parent } of rows) siblings.set(parent, [...(siblings.get(parent) ?? []), code])
  return rows.map(({ code, name, level, parent }) => {
    const family = siblings.get(parent)!
    const position = parent === null ? centres[code]! : around(places.get(parent)!, family.indexOf(code), family.length, spread[level])
    places.set(code, position)
    return { _id: code, county: `${code.slice(0, 6)}000000`, name, level, parent, position: point(position) }
  })
}
