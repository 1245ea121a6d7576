import type { ObjectSchema } from 'joi'
import joiToJson from 'joi-to-json'
import type { Route } from './route.ts'

type Json = Record<string, unknown>

// The package's types promise a `default` that its CommonJS module does not have.
const toJson = joiToJson as unknown as typeof joiToJson.default
const schemaOf = (schema: ObjectSchema) => toJson(schema, 'open-api-3.1') as Json
const pathOf = (path: string) => path.replace(/:(\w+)/g, '{$1}')
const names = (path: string) => [...path.matchAll(/:(\w+)/g)].map((match) => match[1]!)

const parametersOf = ({ path, query }: Route) => {
  const { properties = {}, required = [] } = (query ? schemaOf(query) : {}) as { properties?: Json; required?: string[] }
  return [
    ...names(path).map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } })),
    ...Object.entries(properties).map(([name, schema]) => ({ name, in: 'query', required: required.includes(name), schema })),
  ]
}

const bodyOf = ({ body, upload }: Route) => {
  if (upload)
    return {
      content: { 'multipart/form-data': { schema: { type: 'object', required: [upload], properties: { [upload]: { type: 'string', format: 'binary' } } } } },
    }
  return body && typeof body !== 'function' ? { content: { 'application/json': { schema: schemaOf(body) } } } : undefined
}

const problem = { description: 'RFC 9457 problem document', content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } }

const operationOf = (route: Route) => ({
  summary: route.summary,
  operationId: `${route.method}${route.path.replace(/[/:]+(\w)/g, (_, letter: string) => letter.toUpperCase())}`,
  parameters: parametersOf(route),
  ...(bodyOf(route) && { requestBody: bodyOf(route) }),
  ...(route.access !== 'public' && { security: [{ bearer: [] }] }),
  responses: { [route.status ?? 200]: { description: 'Done' }, default: problem },
})

/** One route per action, so that each action's input is documented by the schema that checks it. */
const unfold = (route: Route, actions: Map<string, ObjectSchema>) =>
  typeof route.body === 'function'
    ? [...actions].map(([action, body]) => ({ ...route, path: route.path.replace(':action', action), summary: `${route.summary}: ${action}`, body }))
    : [route]

/** The OpenAPI 3.1 document of these routes, made from the schemas that validate them. */
export const describeApi = (routes: Route[], actions: Map<string, ObjectSchema>) => {
  const paths: Record<string, Json> = {}
  for (const route of routes.flatMap((each) => unfold(each, actions))) {
    const path = `/api/v1${pathOf(route.path)}`
    paths[path] = { ...paths[path], [route.method]: operationOf(route) }
  }
  return {
    openapi: '3.1.0',
    info: { title: '六单 liudan', version: '1.0.0' },
    servers: [{ url: '/' }],
    paths,
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      schemas: {
        Problem: {
          type: 'object',
          required: ['type', 'title', 'status', 'detail', 'instance', 'code'],
          properties: Object.fromEntries(
            ['type', 'title', 'detail', 'instance', 'code'].map((name) => [name, { type: 'string' }]).concat([['status', { type: 'integer' }]]),
          ),
        },
      },
    },
  }
}
