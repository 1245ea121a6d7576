import { makePeople } from '../seed/people.ts'
import { demoCounty, readPlaces } from '../seed/places.ts'
import { unitsAbove } from '../simulate/cast.ts'
import { signInAll, type Person } from '../simulate/person.ts'

/** A resident and the officers above their home, all signed in. */
export type Chain = { resident: Person; worker: Person; clerk: Person; officer: Person }

/** Signs in the chains of `count` grids of the demo county. Officers of one town are one person. */
export const signInChains = async (url: string, count: number): Promise<Chain[]> => {
  const people = makePeople(readPlaces()).filter(({ county }) => county === demoCounty)
  const phoneAt = (unit: string) => people.find(({ roles }) => roles[0]!.unit === unit)!.phone
  const plain = people.filter(({ phone, roles }) => roles[0]!.role === 'resident' && phone.startsWith('1380006')).slice(0, count)
  const chains = plain.map(({ phone, grid }) => [phone, ...unitsAbove(grid!).slice(0, 3).map(phoneAt)])
  const phones = [...new Set(chains.flat())]
  const signedIn = new Map((await signInAll(url, phones)).map((person) => [person.phone, person]))
  return chains.map((chain) => {
    const [resident, worker, clerk, officer] = chain.map((phone) => signedIn.get(phone)!) as [Person, Person, Person, Person]
    return { resident, worker, clerk, officer }
  })
}
