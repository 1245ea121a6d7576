import type { CallBack, Rating, TimelineItem } from '../contract/orders.ts'
import { moment, type BookWord, type Say } from './book-words.ts'
import type { MoveInput } from './move-input.ts'

// What an entry of the timeline brought, in words. Of the four-digit code only that it was right is ever written down.

/** Names of teams, people, grids and orders by the ids that entries carry. */
export type Names = Map<string, string>

const spoken = ['opinion', 'reason', 'text', 'note', 'summary', 'comment'] as const
const answered = ['granted', 'reached', 'solved', 'satisfied'] as const

const listed = (parts: string[]) => (parts.length > 0 ? [parts.join('、')] : [])

const answersOf = (input: MoveInput, say: Say) => {
  const asked = input.reached === false ? (['reached'] as const) : answered
  return asked.flatMap((name) => (typeof input[name] === 'boolean' ? [say(`${name}${input[name] ? 'Yes' : 'No'}` as BookWord)] : []))
}

const whom = ({ open, teams = [], volunteers = [], attendance = [], helpers = [] }: MoveInput, names: Names, say: Say) => [
  ...(open === true ? [say('market')] : []),
  ...listed([...teams, ...volunteers].flatMap((id) => names.get(id) ?? [])),
  ...listed([
    ...attendance.map(({ volunteer, minutes, reason }) => say('minutesOf', { name: names.get(volunteer) ?? '', n: minutes }) + (reason ? `（${reason}）` : '')),
    ...helpers.map(({ person, minutes }) => say('minutesOf', { name: names.get(person) ?? '', n: minutes })),
  ]),
]

const figures = ({ grid, original, duplicate, until, dueAt, hours, stars, confirmed, photos }: MoveInput, names: Names, say: Say) => [
  ...(grid ? [say('moved', { name: names.get(grid) ?? grid })] : []),
  ...(original && names.has(original) ? [say('merged', { name: names.get(original)! })] : []),
  ...(duplicate && names.has(duplicate) ? [say('absorbed', { name: names.get(duplicate)! })] : []),
  ...(until ? [say('until', { at: moment(until) })] : []),
  ...(dueAt ? [say('newDue', { at: moment(dueAt) })] : []),
  ...(hours ? [say('hours', { n: hours })] : []),
  ...(stars ? [say('stars', { n: stars })] : []),
  ...(confirmed ? [say('confirmed')] : []),
  ...(photos?.length ? [say('pictures', { n: photos.length })] : []),
]

/** What an entry says, sentence after sentence, as far as its reader may see its input. */
export const saidIn = (item: TimelineItem, names: Names, say: Say) => {
  const input = item.input as MoveInput
  const words = spoken.flatMap((name) => input[name] || [])
  return [...whom(input, names, say), ...figures(input, names, say), ...listed(answersOf(input, say)), ...words].join('；')
}

export const ratingWords = ({ stars, solved, comment }: Rating, say: Say) =>
  ['★'.repeat(stars) + '☆'.repeat(5 - stars), ...answersOf({ solved }, say), ...(comment ? [comment] : [])].join('；')

export const callBackWords = ({ reached, solved, satisfied }: CallBack, say: Say) => answersOf({ reached, solved, satisfied }, say).join('、')
