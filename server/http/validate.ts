import type { Schema, ValidationErrorItem } from 'joi'
import { now } from '../clock.ts'
import type { Language } from '../contract/flow.ts'
import { Problem, type InputError } from '../problems.ts'
import { inputWords } from './input-words.ts'

const pointerOf = ({ path, context }: ValidationErrorItem) => {
  const missing = context?.peers && path.length === 0 ? [String(context.peers[0])] : []
  return [...path, ...missing].map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}

const faultsOf = (schema: Schema | undefined, value: unknown, language: Language) => {
  if (!schema) return { value: {}, faults: [] as InputError[] }
  const { value: clean, error } = schema.validate(value ?? {}, {
    abortEarly: false,
    context: { now: now() },
    messages: inputWords,
    errors: { language: language === 'en' ? '' : language, wrap: { label: false, array: false }, label: 'path' },
  })
  const faults = (error?.details ?? []).map((item) => ({ pointer: pointerOf(item), detail: item.message }))
  return { value: clean as unknown, faults }
}

/** Checks query and body against their schemas; throws one 422 that names every fault at once. */
export const validate = (
  schemas: { query?: Schema | undefined; body?: Schema | undefined },
  request: { query: unknown; body: unknown },
  language: Language,
) => {
  const query = faultsOf(schemas.query, request.query, language)
  const body = faultsOf(schemas.body, request.body, language)
  const errors = [...query.faults, ...body.faults]
  if (errors.length > 0) throw new Problem('input.invalid', {}, { errors })
  return { query: query.value, body: body.value }
}
