import type { Language } from '../contract/flow.ts'
import type { Fact, Table } from '../pdf/rows.ts'
import type { AssignmentView, OrderView, TimelineItem, VolunteerView } from '../contract/orders.ts'
import { callBackWords, ratingWords, saidIn, type Names } from './book-said.ts'
import { assignmentStates, moment, sayIn, sources, stepStates, urgencies, type Say } from './book-words.ts'
import { statuses } from './order-flow.ts'
import type { MoveInput } from './move-input.ts'
import { roles, steps } from './order-words.ts'

// What stands in the book (台账): made of the views alone, so that it shows a reader what the order shows them, and no more.

export type Told = { order: OrderView; items: TimelineItem[]; names: Names; language: Language }

const wide = (label: string, value: string): Fact => ({ label, value, wide: true })
const told = (facts: Fact[]) => facts.filter(({ value }) => value !== '')

const standing = ({ order }: Told, say: Say): Fact[] => [
  { label: say('holder'), value: order.holder?.name ?? '' },
  { label: say('due'), value: order.overdue ? say('late', { at: moment(order.dueAt) }) : moment(order.dueAt) },
  { label: say('round'), value: order.round > 1 ? say('nthRound', { n: order.round }) : '' },
  {
    label: say('suspended'),
    value: order.suspended ? `${order.suspended.until ? say('until', { at: moment(order.suspended.until) }) : say('open')}；${order.suspended.reason}` : '',
  },
  { label: say('extension'), value: order.extension ? `${say('hours', { n: order.extension.hours })}；${order.extension.reason}` : '' },
]

const lateSteps = ({ items, language }: Told) =>
  items
    .filter(({ action }) => action === 'overdue')
    .map(({ to, at }) => `${statuses[to].label[language]} ${moment(at)}`)
    .join('；')

export const factsOf = (all: Told): Fact[] => {
  const { order, language } = all
  const say = sayIn(language)
  return told([
    wide(say('subject'), order.title),
    { label: say('category'), value: order.category },
    { label: say('service'), value: order.service?.name ?? '' },
    { label: say('urgency'), value: urgencies[order.urgency][language] },
    { label: say('source'), value: sources[order.source][language] },
    { label: say('requester'), value: order.requester.name },
    { label: say('posted'), value: moment(order.createdAt) },
    { label: say('contact'), value: order.contact.name },
    { label: say('phone'), value: order.contact.phone },
    wide(say('place'), order.placeName),
    wide(say('address'), order.address),
    ...standing(all, say),
    wide(say('description'), order.description),
    wide(say('summary'), order.summary ?? ''),
    wide(say('lateSteps'), lateSteps(all)),
  ])
}

export const stepsTable = ({ order, language }: Told): Table => {
  const say = sayIn(language)
  const goesOn = order.steps.some(({ state }) => state === 'now')
  return {
    head: [say('step'), say('status'), say('at'), say('by')],
    widths: [4, 2, 3, 3],
    rows: order.steps.map(({ step, state, at, by }) => [
      steps[step][language],
      stepStates[state === 'ahead' && !goesOn ? 'never' : state][language],
      moment(at),
      by?.name ?? '',
    ]),
  }
}

const teamRow = ({ team, round, state }: AssignmentView, language: Language, volunteer?: VolunteerView) => [
  team.name,
  String(round),
  assignmentStates[state][language],
  volunteer?.name ?? '',
  moment(volunteer?.checkedInAt),
  moment(volunteer?.checkedOutAt),
  volunteer?.minutes === null || !volunteer ? '' : String(volunteer.minutes),
]

const helperRows = ({ items, names }: Told, say: Say) =>
  items.flatMap(({ action, at, input }) =>
    action === 'settle'
      ? ((input as MoveInput).helpers ?? []).map(({ person, minutes }) => [say('onTheSpot'), '', '', names.get(person) ?? '', '', moment(at), String(minutes)])
      : [],
  )

export const teamsTable = (all: Told): Table => {
  const { order, language } = all
  const say = sayIn(language)
  const rows = order.assignments.flatMap((assignment) =>
    assignment.volunteers.length > 0 ? assignment.volunteers.map((volunteer) => teamRow(assignment, language, volunteer)) : [teamRow(assignment, language)],
  )
  return {
    head: ['team', 'round', 'status', 'volunteer', 'checkedIn', 'checkedOut', 'minutes'].map((word) => say(word as 'team')),
    widths: [6, 2.4, 3.4, 4, 5, 5, 2.8],
    rows: [...rows, ...helperRows(all, say)],
  }
}

const mostLetters = 300
/** A long text in parts, so that no row is taller than a page. */
const partsOf = (text: string) => text.match(new RegExp(`[^]{1,${mostLetters}}`, 'gu')) ?? ['']

const eventRows = (item: TimelineItem, { names, language }: Told, say: Say): string[][] => {
  const role = item.role === 'system' ? say('system') : roles[item.role][language]
  const who = [item.role === 'system' ? '' : item.by.name, role, item.onBehalf ? `（${say('onBehalf')}）` : ''].filter(Boolean).join(' ')
  const to = statuses[item.to].label[language]
  const change = item.from === item.to ? to : item.from ? `${statuses[item.from].label[language]} → ${to}` : `→ ${to}`
  const [first, ...rest] = partsOf(saidIn(item, names, say))
  return [[String(item.version), moment(item.at), who, item.label, change, first], ...rest.map((part) => ['', '', '', say('continued'), '', part])]
}

export const timelineTable = (all: Told): Table => {
  const say = sayIn(all.language)
  return {
    head: ['№', say('at'), say('by'), say('action'), say('change'), say('content')],
    widths: [1.3, 4.1, 4.6, 3, 4.4, 9],
    rows: all.items.flatMap((item) => eventRows(item, all, say)),
  }
}

export const ratingFacts = ({ order, language }: Told): Fact[] => {
  const say = sayIn(language)
  const all = [...order.pastRatings, ...(order.rating ? [{ round: order.round, ...order.rating }] : [])]
  const rounds = all.map((rating) => wide(`${say('rating')} ${say('nthRound', { n: rating.round })}`, `${moment(rating.at)}；${ratingWords(rating, say)}`))
  return [...rounds, ...(order.callBack ? [wide(say('callBack'), `${moment(order.callBack.at)}；${callBackWords(order.callBack, say)}`)] : [])]
}
