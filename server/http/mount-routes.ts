import { Router, type Request, type RequestHandler } from 'express'
import multer, { MulterError } from 'multer'
import { nobody } from '../people/actor.ts'
import { absent, Problem } from '../problems.ts'
import { authenticate } from './authenticate.ts'
import { languageOf } from './problem-handler.ts'
import type { Input, Route } from './route.ts'
import { validate } from './validate.ts'

const photoBytes = 10 * 1024 * 1024
const uploads = multer({ storage: multer.memoryStorage(), limits: { fileSize: photoBytes, files: 1, fields: 5 }, defParamCharset: 'utf8' })

const isId = /^[0-9a-f]{24}$/
const keyPattern = /^[\x21-\x7e]{1,200}$/

const readInput = (route: Route, request: Request): Input => {
  const params = request.params as Record<string, string>
  const body = typeof route.body === 'function' ? route.body(params) : route.body
  const checked = validate({ query: route.query, body }, request, languageOf(request))
  if (params.id !== undefined && !isId.test(params.id)) throw absent('page')
  const key = request.get('Idempotency-Key')
  return {
    params,
    query: checked.query as never,
    body: checked.body as never,
    ...(request.file && { file: request.file.buffer }),
    ...(key && keyPattern.test(key) && { key }),
  }
}

const handle =
  (route: Route): RequestHandler =>
  async (request, response) => {
    const actor = request.actor ?? nobody(languageOf(request))
    const answer = await route.run(actor, readInput(route, request), response)
    if (response.headersSent) return
    response.status(route.status ?? 200)
    if (answer === undefined) response.end()
    else response.json(answer)
  }

/** Takes one uploaded file; an upload that breaks off or is malformed is an unreadable photo. */
const receive = (field: string): RequestHandler => {
  const single = uploads.single(field)
  return (request, response, next) =>
    void single(request, response, (error?: unknown) => next(error && !(error instanceof MulterError) ? new Problem('photo.unreadable') : error))
}

/** A router that serves these routes: who, then input, then the command. */
export const mountRoutes = (routes: Route[]) => {
  const router = Router()
  for (const route of routes) {
    const guards = route.access === 'public' ? [] : [authenticate]
    const uploading = route.upload ? [receive(route.upload)] : []
    router[route.method](route.path, ...guards, ...uploading, handle(route))
  }
  return router
}
