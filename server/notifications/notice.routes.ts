import Joi from 'joi'
import { id, paging, type Route } from '../http/route.ts'
import { listNotices, readNotices } from './find-notices.ts'
import { addDevice, removeDevice, showPushKey } from './push-devices.ts'

const endpoint = Joi.string().uri().max(2000).required()
// An uncompressed point of P-256, and 16 bytes, in base64url.
const keys = Joi.object({
  p256dh: Joi.string()
    .pattern(/^B[\w-]{86}=?$/, 'P-256 key')
    .required(),
  auth: Joi.string()
    .pattern(/^[\w-]{22}(==)?$/, '16 bytes')
    .required(),
})
const subscription = Joi.object({ endpoint, expirationTime: Joi.any(), keys: keys.required() })

export const noticeRoutes: Route[] = [
  { method: 'get', path: '/notices', summary: '消息 / My notices', query: paging, run: (actor, { query }) => listNotices(actor, query) },
  {
    method: 'post',
    path: '/notices/read',
    summary: '标为已读：全部、一条，或某一订单的 / Mark as read: all, one, or those of an order',
    body: Joi.object({ notice: id, order: id }).oxor('notice', 'order'),
    status: 204,
    run: (actor, { body }) => readNotices(actor, body),
  },
  { method: 'get', path: '/push/key', summary: '推送公钥 / The key for asking a browser for push', run: showPushKey },
  {
    method: 'post',
    path: '/push/subscriptions',
    summary: '开启推送 / Push to this device',
    body: subscription,
    status: 204,
    run: (actor, { body }) => addDevice(actor, body),
  },
  {
    method: 'post',
    path: '/push/subscriptions/remove',
    summary: '关闭推送 / No more push to this device',
    body: Joi.object({ endpoint }),
    status: 204,
    run: (actor, { body }) => removeDevice(actor, body),
  },
]
