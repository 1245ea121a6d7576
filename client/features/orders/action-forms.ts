import type { Action } from '@contract/flow.ts'

// Action → form. What an action asks for stands here once; an action not named asks to be confirmed, with an optional note.
export type Widget =
  | 'text'
  | 'long'
  | 'photos'
  | 'stars'
  | 'yes-no'
  | 'teams'
  | 'volunteers'
  | 'attendance'
  | 'helpers'
  | 'position'
  | 'rejection'
  | 'hours'
  | 'moment'
  | 'grid'
  | 'original'
  | 'code'
  | 'consent'
/** `label`: its words, where they are not those of its name. `given`: asked only after a yes there; without one the answer is no. `asker`: for whose order it is alone. */
export type FieldRow = { name: string; widget: Widget; required?: true; label?: string; given?: string; asker?: true }
export type Values = Record<string, unknown>

const reason: FieldRow[] = [{ name: 'reason', widget: 'long', required: true }]
const note: FieldRow[] = [{ name: 'note', widget: 'long' }]
const position: FieldRow[] = [{ name: 'location', widget: 'position' }]

const forms: Partial<Record<Action, FieldRow[]>> = {
  report: [{ name: 'opinion', widget: 'long', required: true }],
  dispatch: [
    { name: 'teams', widget: 'teams', required: true },
    { name: 'note', widget: 'long' },
  ],
  decline: reason,
  assign: [{ name: 'volunteers', widget: 'volunteers', required: true }],
  check_in: position,
  check_out: [...position, { name: 'code', widget: 'code' }],
  complete: [
    { name: 'summary', widget: 'long', required: true },
    { name: 'photos', widget: 'photos', required: true },
    { name: 'attendance', widget: 'attendance', required: true },
  ],
  rate: [
    { name: 'stars', widget: 'stars', required: true },
    { name: 'solved', widget: 'yes-no', required: true },
    { name: 'comment', widget: 'long' },
    { name: 'publish', widget: 'consent', asker: true },
  ],
  settle: [
    { name: 'summary', widget: 'long', required: true },
    { name: 'photos', widget: 'photos' },
    { name: 'helpers', widget: 'helpers' },
  ],
  return: reason,
  cancel: reason,
  comment: [{ name: 'text', widget: 'long', required: true }],
  reject: [
    { name: 'reason', widget: 'rejection', required: true },
    { name: 'text', widget: 'long', required: true, label: 'explanation' },
  ],
  transfer: [{ name: 'grid', widget: 'grid', required: true }, ...reason],
  merge: [{ name: 'original', widget: 'original', required: true }],
  recall: reason,
  suspend: [...reason, { name: 'until', widget: 'moment' }],
  extend: [{ name: 'hours', widget: 'hours', required: true }, ...reason],
  answer_extension: [
    { name: 'granted', widget: 'yes-no', required: true },
    { name: 'note', widget: 'long' },
  ],
  supervise: [
    { name: 'note', widget: 'long', required: true, label: 'order' },
    { name: 'dueAt', widget: 'moment' },
  ],
  rework: reason,
  publish: [{ name: 'publish', widget: 'consent', required: true }],
  call_back: [
    { name: 'reached', widget: 'yes-no', required: true },
    { name: 'solved', widget: 'yes-no', required: true, given: 'reached' },
    { name: 'satisfied', widget: 'yes-no', required: true, given: 'reached' },
  ],
}

/** The fields an action asks for. */
export function formOf(action: Action): FieldRow[] {
  return forms[action] ?? note
}

/** The fields to be asked, as the answers stand. */
export function asked(fields: FieldRow[], values: Values): FieldRow[] {
  return fields.filter(({ given }) => !given || values[given] === true)
}

function isEmpty(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() === ''
  if (Array.isArray(value)) return value.length === 0
  return value === undefined || value === null || value === 0
}

const isHalf = (widget: Widget, value: unknown) => Number.isNaN(value) || (widget === 'code' && !isEmpty(value) && !/^\d{4}$/.test(String(value)))

/** The names of the fields to be asked that are required and empty, or hold what cannot be read (NaN, less than four digits). */
export function missing(fields: FieldRow[], values: Values): string[] {
  const lacks = ({ name, widget, required }: FieldRow) => isHalf(widget, values[name]) || (required && isEmpty(values[name]))
  return asked(fields, values)
    .filter(lacks)
    .map(({ name }) => name)
}

/** The input as the contract wants it: empty fields left out, `teams: 'open'` as `open: true`, what was not asked as no. */
export function bodyOf(fields: FieldRow[], values: Values): Values {
  const body: Values = {}
  for (const { name, given } of fields) {
    const value = values[name]
    if (given && values[given] !== true) body[name] = false
    else if (name === 'teams' && value === 'open') body['open'] = true
    else if (!isEmpty(value)) body[name] = typeof value === 'string' ? value.trim() : value
  }
  return body
}
