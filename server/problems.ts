import type { Language } from './contract/flow.ts'
import { catalogue } from './problem-catalogue.ts'

export type ProblemCode = keyof typeof catalogue
export type InputError = { pointer: string; detail: string }
type Words = Record<string, string | number>

/** `retryAfter`: the seconds after which to ask again, said in the answer's head too. */
type Extras = { errors?: InputError[]; order?: unknown; retryAfter?: number }

/** A refusal with a stable code; `extras` join the problem document as they are. */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly words: Words | ((language: Language) => Words)
  readonly extras: Extras

  constructor(code: ProblemCode, words: Problem['words'] = {}, extras: Extras = {}) {
    super(code)
    this.code = code
    this.words = words
    this.extras = extras
  }
}

/** The problem's status, title and detail in one language. */
export const sayProblem = ({ code, words }: Pick<Problem, 'code' | 'words'>, language: Language) => {
  const {
    status,
    [language]: [title, detail],
  } = catalogue[code]
  const filled = typeof words === 'function' ? words(language) : words
  return { status, title, detail: detail.replace(/\{(\w+)\}/g, (_, word: string) => String(filled[word] ?? '')) }
}

/** A 422 about single fields, each with its JSON pointer and what is wrong. */
export const invalid = (...errors: InputError[]) => new Problem('input.invalid', {}, { errors })

const kinds = {
  order: ['订单', 'order'],
  unit: ['机构', 'unit'],
  team: ['服务队', 'team'],
  person: ['人员', 'person'],
  photo: ['照片', 'photo'],
  hours: ['时长记录', 'record of hours'],
  level: ['星级公示', 'star level'],
  page: ['页面', 'page'],
}

/** A 503 that says when to come back. */
export const unavailable = () => new Problem('unavailable', {}, { retryAfter: 2 })

/** A 404 that reads the same for what is absent and what is out of reach. */
export const absent = (kind: keyof typeof kinds) => new Problem('not-found', (language) => ({ what: kinds[kind][language === 'en' ? 1 : 0]! }))
