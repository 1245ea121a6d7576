import type { Response } from 'express'
import Joi, { type ObjectSchema } from 'joi'
import type { Actor } from '../people/actor.ts'

/** What a command gets of a request. Query and body are what the route's schemas let through: each command declares the shape it takes. */
export type Input = { params: Record<string, string>; query: never; body: never; file?: Buffer; key?: string }

/** One line of the API: the schemas validate requests and print the OpenAPI document alike. */
export type Route = {
  method: 'get' | 'post' | 'put' | 'patch'
  path: string
  summary: string
  /** `public` runs for anyone, with an actor who has no roles. */
  access?: 'public'
  query?: ObjectSchema
  body?: ObjectSchema | ((params: Record<string, string>) => ObjectSchema | undefined)
  /** The multipart field that carries a file. */
  upload?: string
  /** Its JSON may have up to 5 MB: read after the person is known. */
  large?: true
  /** It draws, works out or moves so much that it may take longer than a request's five seconds. */
  slow?: true
  status?: 200 | 201 | 204
  /** The command keeps the Idempotency-Key in its own write; the others' are kept beside them. */
  ownKey?: true
  /** It ends the sign-in it came by, and is answered again under its key to the token that it ended. */
  endsSession?: true
  /** Refuses to answer again what this person may no longer know. */
  mayReplay?: (actor: Actor, input: Input) => Promise<unknown>
  run: (actor: Actor, input: Input, response: Response) => Promise<unknown>
}

/** The query of every paged list. */
export const paging = Joi.object({ limit: Joi.number().integer().min(1).max(100).default(20), cursor: Joi.string().max(200) })

/** A mobile number of mainland China. */
export const phone = Joi.string()
  .pattern(/^1\d{10}$/)
  .messages({ 'string.pattern.base': '{{#label}} must be an 11-digit mobile number', 'zh-CN': { 'string.pattern.base': '应为 11 位手机号' } })

export const id = Joi.string().pattern(/^[0-9a-f]{24}$/, 'id')
