import type { Route } from '../http/route.ts'
import { listServices } from './find-services.ts'

export const serviceRoutes: Route[] = [{ method: 'get', path: '/services', summary: '服务菜单 / The menu of services', run: (actor) => listServices(actor) }]
