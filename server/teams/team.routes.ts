import { paging, type Route } from '../http/route.ts'
import { changeTeam } from './change-team.ts'
import { listTeams, showTeam } from './find-teams.ts'
import { teamInput } from './team.input.ts'

export const teamRoutes: Route[] = [
  { method: 'get', path: '/teams', summary: '服务队 / Teams of the county', query: paging, run: (actor, { query }) => listTeams(actor, query) },
  { method: 'get', path: '/teams/:id', summary: '服务队 / One team', run: (actor, { params }) => showTeam(actor, params.id!) },
  {
    method: 'patch',
    path: '/teams/:id',
    summary: '修改服务队 / Whether a team takes orders now; what it can serve',
    body: teamInput,
    run: (actor, { params, body }) => changeTeam(actor, params.id!, body),
  },
]
