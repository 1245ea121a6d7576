import type { Status } from '../../../server/contract/flow.ts'
import { newLife, type Life } from '../life.ts'
import type { Person } from '../person.ts'
import { titleOf, waits, type Setting, type Story } from '../stories.ts'
import { served, settled, type Recipe } from './recipes.ts'
import { duplicateTurns } from './turns.ts'

// Gives stories their recipes: always the same ones, each recipe in its turn.

const onTheWay = ({ need, poster }: Story): Status[] => {
  const reached = need.handledAt === 'grid' || need.handledAt === 'village' ? [...waits[need.handledAt], 'collected' as const] : waits[need.handledAt]
  const town: Status[] = need.handledAt === 'town' ? ['claimed'] : []
  const team: Status[] = need.handledAt === 'county' || need.handledAt === 'team' ? ['serving'] : []
  const all: Status[] = [...reached, ...town, ...team, 'served', 'rated']
  return poster.roles.has('grid_worker') ? all.filter((status) => status !== 'posted') : all
}

const fits = (story: Story, { turns, ways = [], stars = [] }: Recipe, { eligibleTeams }: Setting) => {
  const way = onTheWay(story)
  const needed = ways.includes('jointly') || (stars.length > 1 && story.settledBy === null) ? 2 : 1
  return turns.every(({ at }) => way.includes(at)) && eligibleTeams(story.need.category, story.grid) >= needed
}

/** The next resident of the list, who is neither the poster nor of the same grid. */
const neighbourOf = ({ grid, poster }: Story, people: Person[]) => {
  const residents = people.filter((person) => person.grid)
  const start = residents.findIndex((resident) => resident.grid === grid)
  return [...residents.slice(start), ...residents].find((resident) => resident !== poster && resident.grid !== grid)!
}

const follow = (story: Story, recipe: Recipe, neighbour: Person): Story => ({
  ...story,
  turns: recipe.turns,
  ways: recipe.ways ?? story.ways,
  stars: recipe.stars ?? story.stars,
  tellsCode: recipe.tellsCode === true,
  end: recipe.end ?? 'rated',
  rater: recipe.repeated === 'rates' ? neighbour : story.poster,
  returnFrom: null,
  declinedOnce: false,
})

const sameAgain = (story: Story, poster: Person, { run }: Setting, number: number): Story => {
  const title = titleOf(story.need, run, number)
  return { ...story, title, number, poster, rater: poster, turns: duplicateTurns, tellsCode: false, end: 'merged' }
}

const nextFitting = (recipes: Recipe[], story: Story, setting: Setting) => {
  const index = recipes.findIndex((recipe) => fits(story, recipe, setting))
  return index < 0 ? undefined : recipes.splice(index, 1)[0]!
}

/** The lives of these stories, each that is not cancelled of itself after a recipe, and after some of them the same need of a neighbour. */
export const deal = (stories: Story[], setting: Setting): Life[] => {
  const hands = { settled: [...settled], served: [...served] }
  let number = stories.length
  return stories.flatMap((story) => {
    const kind = story.settledBy ? 'settled' : 'served'
    const recipe = story.cancelAt ? undefined : nextFitting(hands[kind], story, setting)
    if (!recipe) return [newLife(story)]
    hands[kind].push(recipe)
    const neighbour = neighbourOf(story, setting.people)
    const life = newLife(follow(story, recipe, neighbour))
    if (!recipe.repeated) return [life]
    life.repeatedBy = newLife(sameAgain(life.story, neighbour, setting, ++number), life)
    return [life, life.repeatedBy]
  })
}
