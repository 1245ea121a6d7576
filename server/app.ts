import compression from 'compression'
import express, { Router } from 'express'
import packedStatic from 'express-static-gzip'
import helmet from 'helmet'
import { extname, resolve } from 'node:path'
import { certificateRoutes } from './certificates/certificate.routes.ts'
import { config } from './config.ts'
import { demoRoutes } from './people/demo.routes.ts'
import { dispatchRoutes } from './dispatch/dispatch.routes.ts'
import { docs } from './http/docs.ts'
import { health, type Checks } from './http/health.ts'
import { decideHoursRoutes } from './hours/decide-hours.routes.ts'
import { hoursRoutes } from './hours/hours.routes.ts'
import { mountRoutes, readJson } from './http/mount-routes.ts'
import { describeApi } from './http/openapi.ts'
import { noSuchPage, problemHandler } from './http/problem-handler.ts'
import { rateLimit } from './http/rate-limit.ts'
import { requestLog } from './http/request-log.ts'
import type { Route } from './http/route.ts'
import { noticeRoutes } from './notifications/notice.routes.ts'
import { actionInputs } from './orders/order.input.ts'
import { orderRoutes } from './orders/order.routes.ts'
import { personRoutes } from './people/person.routes.ts'
import { photoRoutes } from './photos/photo.routes.ts'
import { publicRoutes } from './public/public.routes.ts'
import { reportRoutes } from './reports/report.routes.ts'
import { serviceRoutes } from './services/service.routes.ts'
import { sessionRoutes } from './sessions/session.routes.ts'
import { settingsRoutes } from './settings/settings.routes.ts'
import { teamRoutes } from './teams/team.routes.ts'
import { unitRoutes } from './units/unit.routes.ts'
import { volunteerRoutes } from './volunteers/volunteer.routes.ts'

const routes: Route[] = [
  ...sessionRoutes,
  ...hoursRoutes,
  ...decideHoursRoutes,
  ...certificateRoutes,
  ...personRoutes,
  ...unitRoutes,
  ...serviceRoutes,
  ...teamRoutes,
  ...volunteerRoutes,
  ...orderRoutes,
  ...dispatchRoutes,
  ...photoRoutes,
  ...noticeRoutes,
  ...reportRoutes,
  ...settingsRoutes,
  ...publicRoutes,
  ...(config.DEMO ? demoRoutes : []),
]

const security = helmet({
  contentSecurityPolicy: {
    directives: {
      'default-src': ["'self'"],
      'style-src': ["'self'", "'unsafe-inline'"],
      'img-src': ["'self'", 'data:', 'blob:', ...(config.MAP_TILES ? [new URL(config.MAP_TILES).origin] : [])],
      'connect-src': ["'self'", 'ws:', 'wss:'],
      'upgrade-insecure-requests': null,
    },
  },
  strictTransportSecurity: config.NODE_ENV === 'production',
})

const api = () => {
  const router = Router()
  router.use(rateLimit, readJson(routes, '/v1'))
  const description = describeApi(routes, actionInputs)
  router.get('/openapi.json', (_, response) => void response.json(description))
  router.use('/docs', docs())
  router.use('/v1', mountRoutes(routes))
  router.use(noSuchPage)
  return router
}

const client = () => {
  const root = resolve(config.CLIENT_DIR)
  const router = Router()
  router.use(
    packedStatic(root, {
      index: false,
      enableBrotli: true,
      orderPreference: ['br'],
      serveStatic: {
        // What has its content in its name never changes; all else is asked for each time, the service worker above all.
        setHeaders: (response, path) =>
          void response.setHeader('Cache-Control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'),
      },
    }),
  )
  router.get('/{*path}', (request, response, next) =>
    request.accepts('html') && !extname(request.path)
      ? response.sendFile(resolve(root, 'index.html'), { headers: { 'Cache-Control': 'no-cache' }, cacheControl: false }, (error) => error && next())
      : next(),
  )
  return router
}

/** The HTTP side of the program: middleware in order, routes, the problem handler last. */
export const createApp = (checks: Checks) => {
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', config.TRUST_PROXY)
  app.set('query parser', 'simple')
  app.use(requestLog, security, compression(), health(checks))
  app.use('/api', api())
  app.use(client(), noSuchPage, problemHandler)
  return app
}
