import type { Response } from 'express'
import Joi from 'joi'
import { id, paging, type Route } from '../http/route.ts'
import type { Actor } from '../people/actor.ts'
import { checkCertificate, findCertificates, mustFindCertificate, viewCertificates } from './find-certificates.ts'
import { findCountyCertificates } from './find-county-certificates.ts'
import type { Wish } from './gather-facts.ts'
import { issueCertificate } from './issue-certificate.ts'
import { revokeCertificate } from './revoke-certificate.ts'
import { sendCertificate } from './send-certificate.ts'

const isDay = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text)
const day = Joi.string().custom((text: string, { error }) => (isDay(text) ? text : error('string.pattern.name', { name: 'YYYY-MM-DD' })))
const inOrder: Joi.CustomValidator<Wish> = (wish, { error }) => (wish.from && wish.to && wish.from > wish.to ? error('span.order') : wish)

const wish = Joi.object({ layout: Joi.valid('2021', '2015').required(), from: day, to: day })
  .custom(inOrder)
  .messages({ 'span.order': '结束日期不能早于开始日期 / The span ends before it begins' })
const reason = Joi.object({ reason: Joi.string().trim().min(1).max(500).required() })
const list = paging.keys({ cursor: id })
const search = list.keys({ q: Joi.string().trim().max(60).allow(''), state: Joi.valid('valid', 'revoked') })

const issue = async (actor: Actor, person: string, body: Wish) => {
  const certificate = await issueCertificate(actor, person, body)
  return (await viewCertificates([certificate]))[0]
}
/** Issues what the layout of 2021 says of all services, or finds it issued, and sends it. */
const sendNow = async (actor: Actor, person: string, response: Response) =>
  sendCertificate(actor, await issueCertificate(actor, person, { layout: '2021' }), response)

export const certificateRoutes: Route[] = [
  {
    method: 'post',
    path: '/me/certificates',
    summary: '开具我的服务证明 / Have my service certified',
    body: wish,
    status: 201,
    run: (actor, { body }) => issue(actor, actor.id, body),
  },
  {
    method: 'post',
    path: '/people/:id/certificates',
    summary: '开具服务证明 / Certify a person’s service',
    body: wish,
    status: 201,
    run: (actor, { params, body }) => issue(actor, params.id!, body),
  },
  {
    method: 'get',
    path: '/me/certificates',
    summary: '我的服务证明 / My certificates',
    query: list,
    run: (actor, { query }) => findCertificates(actor, actor.id, query),
  },
  {
    method: 'get',
    path: '/people/:id/certificates',
    summary: '服务证明 / A person’s certificates',
    query: list,
    run: (actor, { params, query }) => findCertificates(actor, params.id!, query),
  },
  {
    method: 'get',
    path: '/certificates',
    summary: '全县服务证明 / The county’s certificates, by name or number, by state',
    query: search,
    run: (actor, { query }) => findCountyCertificates(actor, query),
  },
  {
    method: 'get',
    path: '/me/certificate.pdf',
    summary: '我的服务证明文件 / My whole service certified, as a PDF',
    slow: true,
    run: (actor, _, response) => sendNow(actor, actor.id, response),
  },
  {
    method: 'get',
    path: '/people/:id/certificate.pdf',
    summary: '服务证明文件 / A person’s whole service certified, as a PDF',
    slow: true,
    run: (actor, { params }, response) => sendNow(actor, params.id!, response),
  },
  {
    method: 'get',
    path: '/certificates/:no/pdf',
    summary: '按编号取服务证明 / A certificate as a PDF',
    slow: true,
    run: async (actor, { params }, response) => sendCertificate(actor, await mustFindCertificate(actor, params.no!), response),
  },
  {
    method: 'get',
    path: '/certificates/:no',
    summary: '核验服务证明 / Check a certificate',
    access: 'public',
    run: (_, { params }) => checkCertificate(params.no!),
  },
  {
    method: 'post',
    path: '/certificates/:no/revoke',
    summary: '作废服务证明 / Revoke a certificate',
    body: reason,
    run: (actor, { params, body }) => revokeCertificate(actor, params.no!, (body as { reason: string }).reason),
  },
]
