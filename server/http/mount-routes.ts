import express, { Router, type Request, type RequestHandler, type Response } from 'express'
import { createHash } from 'node:crypto'
import multer, { MulterError } from 'multer'
import { nobody } from '../people/actor.ts'
import { absent, Problem } from '../problems.ts'
import { askBearer } from '../sessions/passport.ts'
import { authenticate } from './authenticate.ts'
import { answerOnce, findAnswer, type Answer, type Keyed } from './first-answer.ts'
import { languageOf } from './problem-handler.ts'
import type { Input, Route } from './route.ts'
import { guardInTime, inTime, startClock } from './time-limit.ts'
import { validate } from './validate.ts'

const photoBytes = 10 * 1024 * 1024
const uploads = multer({ storage: multer.memoryStorage(), limits: { fileSize: photoBytes, files: 1, fields: 5 }, defParamCharset: 'utf8' })

const largeJson = express.json({ limit: '5mb', type: ['application/json', 'application/geo+json'] })

const isId = /^[0-9a-f]{24}$/
const keyPattern = /^[\x21-\x7e]{1,200}$/

const readInput = (route: Route, request: Request): Input => {
  const params = request.params as Record<string, string>
  const body = typeof route.body === 'function' ? route.body(params) : route.body
  const checked = validate({ query: route.query, body }, request, languageOf(request))
  if (params.id !== undefined && !isId.test(params.id)) throw absent('page')
  const key = route.method === 'post' ? request.get('Idempotency-Key') : undefined
  if (key !== undefined && !keyPattern.test(key)) throw new Problem('idempotency.unfit-key')
  return { params, query: checked.query as never, body: checked.body as never, ...(request.file && { file: request.file.buffer }), ...(key && { key }) }
}

const keyedBy = (who: string, key: string, route: Route, request: Request): Keyed => ({
  who,
  key,
  request: [request.path, request.body, request.file && createHash('sha256').update(request.file.buffer).digest('base64url')],
  own: route.ownKey === true,
})

const send = (response: Response, answer: Answer, how: string) => {
  if (how === 'replayed') response.set('Idempotency-Replayed', 'true').append('Set-Cookie', answer.cookies)
  response.status(answer.status)
  if (answer.body === undefined) response.end()
  else response.json(answer.body)
}

const handle =
  (route: Route): RequestHandler =>
  async (request, response) => {
    const actor = request.actor ?? nobody(languageOf(request))
    const input = readInput(route, request)
    const run = async (): Promise<Answer> => {
      const body = await route.run(actor, input, response)
      return { status: route.status ?? 200, body, cookies: [response.getHeader('Set-Cookie') ?? []].flat().map(String) }
    }
    const runOnce = async () => {
      const [answer, how] = input.key === undefined ? ([await run(), 'run'] as const) : await answerOnce(keyedBy(actor.id, input.key, route, request), run)
      if (how === 'replayed') await route.mayReplay?.(actor, input)
      return [answer, how] as const
    }
    const [answer, how] = await (route.slow ? runOnce() : inTime(response, runOnce()))
    if (!response.headersSent) send(response, answer, how)
  }

const authenticateOrAnswerAgain =
  (route: Route): RequestHandler =>
  async (request, response, next) => {
    try {
      await authenticate(request, response, next)
    } catch (error) {
      const key = request.get('Idempotency-Key')
      const claims = key ? await askBearer(request) : false
      const before = key && claims ? await findAnswer(keyedBy(claims.sub, key, route, request)) : null
      if (!before) throw error
      send(response, before, 'replayed')
    }
  }

/** Takes one uploaded file; an upload that breaks off or is malformed is an unreadable photo. */
const receive = (field: string): RequestHandler => {
  const single = uploads.single(field)
  return (request, response, next) =>
    void single(request, response, (error?: unknown) => next(error && !(error instanceof MulterError) ? new Problem('photo.unreadable') : error))
}

/** Reads the JSON of a request, up to 100 KB; that of a large route is left to be read once the person is known. */
export const readJson = (routes: Route[], base: string): RequestHandler => {
  const small = express.json({ limit: '100kb' })
  const large = new Set(routes.filter((route) => route.large).map(({ method, path }) => `${method.toUpperCase()} ${base}${path}`))
  return (request, response, next) => (large.has(`${request.method} ${request.path}`) ? next() : small(request, response, next))
}

/** A router that serves these routes: who, then input, then the command. */
export const mountRoutes = (routes: Route[]) => {
  const router = Router()
  for (const route of routes) {
    const guard = route.endsSession ? authenticateOrAnswerAgain(route) : authenticate
    const guards = route.access === 'public' ? [] : [guardInTime(guard)]
    const uploading = route.upload ? [receive(route.upload), startClock] : []
    const reading = route.large ? [largeJson, startClock] : []
    router[route.method](route.path, startClock, ...guards, ...uploading, ...reading, handle(route))
  }
  return router
}
