import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express'
import { MulterError } from 'multer'
import { randomUUID } from 'node:crypto'
import { isAway } from '../db/away.ts'
import type { Language } from '../contract/flow.ts'
import { absent, Problem, sayProblem, unavailable } from '../problems.ts'

/** The language of an answer: Chinese unless English is preferred. */
export const languageOf = (request: Request): Language => (request.acceptsLanguages('zh-CN', 'zh', 'en') === 'en' ? 'en' : 'zh-CN')

type BodyParserError = { type?: string; status?: number; limit?: number; message: string }

// The parser's sentence ends with a piece of what was sent.
const withoutQuote = (message: string) => message.replace(/, ".*$/s, '')

const translate = (error: unknown): Problem | null => {
  if (error instanceof Problem) return error
  if (error instanceof MulterError)
    return error.code === 'LIMIT_FILE_SIZE' ? new Problem('input.too-large', { limit: '10 MB' }) : new Problem('photo.unreadable')
  if (error instanceof URIError) return absent('page')
  const { type, status, limit, message } = error as BodyParserError
  if (type === 'entity.too.large') return new Problem('input.too-large', { limit: limit! > 1024 * 1024 ? `${Math.floor(limit! / 1024 / 1024)} MB` : '100 KB' })
  if (type?.startsWith('entity.') || type?.startsWith('encoding.') || type?.startsWith('charset.') || status === 400)
    return new Problem('input.unreadable', { reason: withoutQuote(message) })
  if (status && status >= 400 && status < 500) return new Problem('input.unsuitable', { reason: message })
  return null
}

const send = (request: Request, response: Response, problem: Problem) => {
  const language = languageOf(request)
  const { status, title, detail } = sayProblem(problem, language)
  response.status(status).set('Content-Language', language).type('application/problem+json')
  if (problem.extras.retryAfter) response.set('Retry-After', String(problem.extras.retryAfter))
  response.send(
    JSON.stringify({
      type: `/problems/${problem.code}`,
      title,
      status,
      detail,
      instance: request.originalUrl.split('?')[0],
      code: problem.code,
      ...problem.extras,
    }),
  )
}

/** Answers every failure as a problem document; what is not foreseen is logged under a number that the answer names. */
export const problemHandler: ErrorRequestHandler = (error: unknown, request, response, next) => {
  if (response.headersSent) return next(error)
  if (isAway(error)) {
    request.log.error({ err: error }, 'the database is away')
    return send(request, response, unavailable())
  }
  const known = translate(error)
  if (known) return send(request, response, known)
  const id = randomUUID()
  request.log.error({ err: error, id }, 'request failed')
  return send(request, response, new Problem('internal', { id }))
}

export const noSuchPage: RequestHandler = () => {
  throw absent('page')
}
