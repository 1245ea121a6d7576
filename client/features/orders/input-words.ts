import type { TimelineItem } from '@contract/orders.ts'
import { dayAndTime, serviceTime, span } from '../../lib/format.ts'
import { words } from '../../lib/language.ts'
import '../dispatch/dispatch-words.ts'

type Input = TimelineItem['input']
type NameOf = (id: string) => string | undefined
type Attended = { volunteer: string; minutes: number }[]

const and = (parts: string[]) => (parts.length > 0 ? [parts.join(words('span.and'))] : [])

function whom(input: Input, nameOf: NameOf): string[] {
  if (input['open'] === true) return [words('dispatch.open')]
  const ids = [input['teams'], input['volunteers']].flatMap((named) => (named ?? []) as string[])
  const hours = ((input['attendance'] ?? []) as Attended).map(({ volunteer, minutes }) => `${nameOf(volunteer) ?? ''} ${serviceTime(minutes)}`)
  return [...and(ids.flatMap((id) => nameOf(id) ?? [])), ...and(hours)]
}

function answers(input: Input): string[] {
  const asked = input['reached'] === false ? ['reached'] : ['granted', 'reached', 'solved', 'satisfied']
  return and(asked.filter((name) => typeof input[name] === 'boolean').map((name) => words(`answer.${name}.${input[name] ? 'yes' : 'no'}`)))
}

function figures({ action, input }: TimelineItem, nameOf: NameOf): string[] {
  const moments = (['until', 'dueAt'] as const).filter((name) => input[name]).map((name) => words(`life.${name}`, { at: dayAndTime(String(input[name])) }))
  const hours = typeof input['hours'] === 'number' ? [words('life.hours', { span: span(input['hours'] * 60) })] : []
  const place = action === 'transfer' ? [words('life.grid', { place: nameOf(String(input['grid'])) || words('life.anotherGrid') })] : []
  return [...place, ...hours, ...moments]
}

function twin(input: Input, nameOf: NameOf): string[] {
  const named = (['original', 'duplicate'] as const).filter((name) => typeof input[name] === 'string')
  return named.map((name) => {
    const no = nameOf(String(input[name]))
    return no ? words(`merge.${name}`, { no }) : words(`merge.untold.${name}`)
  })
}

function said(input: Input): string[] {
  const spoken = ['opinion', 'reason', 'text', 'note', 'summary', 'comment']
  return spoken.map((name) => input[name]).filter((text): text is string => typeof text === 'string' && text !== '')
}

/** What an entry of the timeline brought, in words; ids are said by the names known for them. */
export function inputWords(item: TimelineItem, nameOf: NameOf): string[] {
  return [...whom(item.input, nameOf), ...answers(item.input), ...figures(item, nameOf), ...twin(item.input, nameOf), ...said(item.input)]
}
