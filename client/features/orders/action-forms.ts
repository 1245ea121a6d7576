import type { Action } from '@contract/flow.ts'

// Action → form. What an action asks for stands here once; an action not named asks to be confirmed, with an optional note.
export type Widget = 'text' | 'long' | 'photos' | 'stars' | 'yes-no' | 'teams' | 'volunteers' | 'attendance' | 'helpers' | 'position'
export type FieldRow = { name: string; widget: Widget; required?: true }
export type Values = Record<string, unknown>

const reason: FieldRow[] = [{ name: 'reason', widget: 'long', required: true }]
const note: FieldRow[] = [{ name: 'note', widget: 'long' }]
const position: FieldRow[] = [{ name: 'location', widget: 'position' }]

const forms: Partial<Record<Action, FieldRow[]>> = {
  report: [{ name: 'opinion', widget: 'long', required: true }],
  dispatch: [{ name: 'teams', widget: 'teams', required: true }, { name: 'note', widget: 'long' }],
  decline: reason,
  assign: [{ name: 'volunteers', widget: 'volunteers', required: true }],
  check_in: position,
  check_out: position,
  complete: [
    { name: 'summary', widget: 'long', required: true },
    { name: 'photos', widget: 'photos', required: true },
    { name: 'attendance', widget: 'attendance', required: true },
  ],
  rate: [{ name: 'stars', widget: 'stars', required: true }, { name: 'solved', widget: 'yes-no', required: true }, { name: 'comment', widget: 'long' }],
  settle: [{ name: 'summary', widget: 'long', required: true }, { name: 'photos', widget: 'photos' }, { name: 'helpers', widget: 'helpers' }],
  return: reason,
  cancel: reason,
  comment: [{ name: 'text', widget: 'long', required: true }],
}

/** The fields an action asks for. */
export function formOf(action: Action): FieldRow[] {
  return forms[action] ?? note
}

function isEmpty(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() === ''
  if (Array.isArray(value)) return value.length === 0
  return value === undefined || value === null || value === 0
}

/** The names of the required fields still empty. */
export function missing(fields: FieldRow[], values: Values): string[] {
  return fields.filter(({ name, required }) => required && isEmpty(values[name])).map(({ name }) => name)
}

/** The input as the contract wants it: empty fields left out, `teams: 'open'` as `open: true`. */
export function bodyOf(fields: FieldRow[], values: Values): Values {
  const body: Values = {}
  for (const { name } of fields) {
    const value = values[name]
    if (name === 'teams' && value === 'open') body['open'] = true
    else if (!isEmpty(value)) body[name] = typeof value === 'string' ? value.trim() : value
  }
  return body
}
