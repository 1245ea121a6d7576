import express, { Router } from 'express'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'

// The API's description for people, read from /api/openapi.json by Swagger UI, all of it served from here.

const require = createRequire(import.meta.url)

const page = `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>六单 API</title><link rel="stylesheet" href="/api/docs/swagger-ui.css"></head>
<body><div id="ui"></div><script src="/api/docs/swagger-ui-bundle.js"></script><script src="/api/docs/start.js"></script></body>
</html>`
const start = "SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#ui', validatorUrl: null })"

/** Serves the page at its root and what it loads beneath. */
export const docs = () => {
  const router = Router()
  router.get('/', (_, response) => void response.type('html').send(page))
  router.get('/start.js', (_, response) => void response.type('js').send(start))
  router.use(express.static(dirname(require.resolve('swagger-ui-dist/package.json')), { index: false }))
  return router
}
