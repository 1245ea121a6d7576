import { paging, type Route } from '../http/route.ts'
import { apply } from './apply.ts'
import { bringQualification } from './bring-qualification.ts'
import { changeApplication } from './change-application.ts'
import { decideQualification } from './decide-qualification.ts'
import { decideForCounty, decideForTeam } from './decide-request.ts'
import { findRequests, findWaiting } from './find-requests.ts'
import { showApplication } from './find-volunteer.ts'
import { mustRevealNumber, revealNumber } from './reveal-number.ts'
import { askToJoin, leave } from './team-membership.ts'
import { withdrawApplication, withdrawAsk } from './withdraw.ts'
import { applicationInput, changeInput, purposeInput, qualificationInput, reasonInput } from './volunteer.input.ts'

type Said = { reason: string; purpose: string }

const reasonOf = (body: never) => (body as Said).reason

const own: Route[] = [
  { method: 'get', path: '/me/volunteer', summary: '我的志愿者登记 / My registration as a volunteer', run: (actor) => showApplication(actor) },
  {
    method: 'post',
    path: '/me/volunteer',
    summary: '登记成为志愿者 / Ask to be registered as a volunteer',
    body: applicationInput,
    status: 201,
    run: (actor, { body }) => apply(actor, body),
  },
  {
    method: 'patch',
    path: '/me/volunteer',
    summary: '修改志愿者登记 / Change one’s registration',
    body: changeInput,
    run: (actor, { body }) => changeApplication(actor, body),
  },
  {
    method: 'post',
    path: '/me/volunteer/withdraw',
    summary: '撤回登记申请 / Take one’s application back while it waits',
    status: 204,
    run: (actor) => withdrawApplication(actor),
  },
  {
    method: 'post',
    path: '/me/volunteer/qualifications',
    summary: '提交资质 / Bring a qualification',
    body: qualificationInput,
    status: 201,
    run: (actor, { body }) => bringQualification(actor, body),
  },
]

const ofTeams: Route[] = [
  {
    method: 'get',
    path: '/teams/:id/requests',
    summary: '入队申请 / Who asks to join, and which qualifications wait',
    query: paging,
    run: (actor, { params, query }) => findRequests(actor, params.id!, query),
  },
  {
    method: 'post',
    path: '/teams/:id/requests',
    summary: '申请加入 / Ask to join a team',
    status: 201,
    run: (actor, { params }) => askToJoin(actor, params.id!),
  },
  {
    method: 'post',
    path: '/teams/:id/requests/:person/accept',
    summary: '同意加入 / Accept who asks to join',
    status: 204,
    run: (actor, { params }) => decideForTeam(actor, [params.id!, params.person!], { accept: true }),
  },
  {
    method: 'post',
    path: '/teams/:id/requests/:person/decline',
    summary: '不同意加入 / Decline who asks to join',
    body: reasonInput,
    status: 204,
    run: (actor, { params, body }) => decideForTeam(actor, [params.id!, params.person!], { accept: false, reason: reasonOf(body) }),
  },
  {
    method: 'post',
    path: '/teams/:id/requests/withdraw',
    summary: '撤回入队申请 / Take one’s request to join a team back',
    status: 204,
    run: (actor, { params }) => withdrawAsk(actor, params.id!),
  },
  { method: 'post', path: '/teams/:id/leave', summary: '退出服务队 / Leave a team', status: 204, run: (actor, { params }) => leave(actor, params.id!) },
]

const ofCounty: Route[] = [
  {
    method: 'get',
    path: '/volunteers/waiting',
    summary: '待县里处理的申请 / What waits for the county: who names no team, and what no leader may decide on',
    query: paging,
    run: (actor, { query }) => findWaiting(actor, query),
  },
  {
    method: 'post',
    path: '/volunteers/:id/accept',
    summary: '登记志愿者 / Register a volunteer without a team',
    status: 204,
    run: (actor, { params }) => decideForCounty(actor, params.id!, { accept: true }),
  },
  {
    method: 'post',
    path: '/volunteers/:id/decline',
    summary: '不予登记 / Refuse to register a volunteer',
    body: reasonInput,
    status: 204,
    run: (actor, { params, body }) => decideForCounty(actor, params.id!, { accept: false, reason: reasonOf(body) }),
  },
  {
    method: 'post',
    path: '/volunteers/:id/qualifications/:qualification/confirm',
    summary: '确认资质 / Confirm a qualification',
    run: (actor, { params }) => decideQualification(actor, [params.id!, params.qualification!], { confirm: true }),
  },
  {
    method: 'post',
    path: '/volunteers/:id/qualifications/:qualification/refuse',
    summary: '不认可资质 / Do not confirm a qualification',
    body: reasonInput,
    run: (actor, { params, body }) => decideQualification(actor, [params.id!, params.qualification!], { confirm: false, reason: reasonOf(body) }),
  },
  {
    method: 'post',
    path: '/volunteers/:id/reveal',
    summary: '查看证件号码 / A volunteer’s ID number, for a purpose that is kept',
    body: purposeInput,
    mayReplay: (actor, { params }) => mustRevealNumber(actor, params.id!),
    run: (actor, { params, body }) => revealNumber(actor, params.id!, (body as Said).purpose),
  },
]

export const volunteerRoutes: Route[] = [...own, ...ofTeams, ...ofCounty]
