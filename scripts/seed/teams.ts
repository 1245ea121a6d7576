import { now } from '../../server/clock.ts'
import type { Named } from '../../server/contract/orders.ts'
import { demoAccounts } from '../../server/people/demo-accounts.ts'
import { newId } from '../../server/db/new-id.ts'
import type { Team } from '../../server/teams/team.model.ts'
import type { Service } from '../../server/services/service.model.ts'
import { demoCounty } from './places.ts'
import { phoneOf, volunteersPerTeam } from './people.ts'
import { readNeeds } from './needs.ts'

// Twenty-four teams: the demo leader's own, one for each category across the county, and the rest in the towns.

type Found = { _id: string; name: string; phone: string }

const categories = [...new Set(readNeeds().map(({ category }) => category))]
const townCategories = ['便民维修', '助老服务', '环境卫生', '文明劝导']

const named = (people: Map<string, Found>, phone: string): Named => {
  const { _id, name } = people.get(phone)!
  return { id: _id, name }
}

type Plan = { name: string; unit: string; town?: string; categories: string[]; area: string[] }

const plans = (towns: { _id: string; name: string }[]): Plan[] => [
  {
    name: `${towns[0]!.name}邻里互助服务队`,
    unit: towns[0]!._id,
    town: towns[0]!._id,
    categories: ['便民维修', '助老服务', '助残服务', '扶贫帮困', '应急救援'],
    area: [demoCounty],
  },
  ...categories.map((category) => ({ name: `白银区${category}服务队`, unit: demoCounty, categories: [category], area: [demoCounty] })),
  ...Array.from({ length: 23 - categories.length }, (_, n) => {
    const town = towns[n % towns.length]!
    const category = townCategories[n % townCategories.length]!
    return { name: `${town.name}${category}服务队`, unit: town._id, town: town._id, categories: [category], area: [town._id] }
  }),
]

// Who serves beside another role, in the first team.
const severalRoles = demoAccounts.filter(({ also }) => also === 'volunteer').map(({ phone }) => phone)

/** The teams with their leaders and members, from people known by phone. */
export const makeTeams = (people: Map<string, Found>, towns: { _id: string; name: string }[]): Team[] =>
  plans(towns).map((plan, index) => {
    const leader = named(people, index === 0 ? '13800000007' : phoneOf('team_leader', index - 1))
    const volunteers = Array.from({ length: volunteersPerTeam }, (_, n) => named(people, phoneOf('volunteer', index * volunteersPerTeam + n)))
    const [demo = [], several = []] = index === 0 ? [[named(people, '13800000008')], severalRoles.map((phone) => named(people, phone))] : []
    const [first, ...others] = volunteers
    return {
      _id: newId(),
      county: demoCounty,
      ...plan,
      capacity: 6,
      onDuty: true,
      active: true,
      leaderSeenAt: now(),
      leader,
      members: [leader, ...demo, first!, ...several, ...others],
    }
  })

/** The menu: one service for each need's title, with a norm by its category. */
export const makeMenu = (): Service[] =>
  readNeeds()
    .filter(({ handledAt }) => handledAt === 'team' || handledAt === 'county')
    .map(({ category, title }) => ({
      _id: newId(),
      county: demoCounty,
      category,
      title: title.split(':')[0]!,
      norm: { minutes: category === '应急救援' ? 180 : 90, people: 2 },
      active: true,
    }))
    .concat(
      categories.map((category) => ({ _id: newId(), county: demoCounty, category, title: `其他${category}`, norm: { minutes: 60, people: 1 }, active: true })),
    )
