// The catalogue of everything that can be refused: code → status, title and detail. `{words}` are filled in where the problem arises.

import { entry } from './problem-entry.ts'
import { hoursProblems } from './hours/hours-problems.ts'
import { volunteerProblems } from './volunteers/volunteer-problems.ts'

type Entry = ReturnType<typeof entry>

/** code → what it says and the HTTP status. */
export const catalogue = {
  'auth.required': entry(401, ['请先登录', '请登录后再试。'], ['Sign in first', 'Sign in, then try again.']),
  'auth.wrong-password': entry(
    401,
    ['手机号或密码不对', '请核对手机号和密码后再试。'],
    ['Wrong phone or password', 'Check the phone number and the password, then try again.'],
  ),
  'auth.session-ended': entry(401, ['登录已失效', '请重新登录。'], ['The session has ended', 'Sign in again.']),
  'auth.locked': entry(
    429,
    ['尝试次数过多', '密码连续输错五次，请 {minutes} 分钟后再试。'],
    ['Too many tries', 'Five wrong passwords in a row. Try again in {minutes} minutes.'],
  ),
  'person.phone-taken': entry(
    409,
    ['手机号已注册', '这个手机号已经注册，请直接登录。'],
    ['This phone is registered', 'This phone number has an account already. Sign in instead.'],
  ),
  'input.invalid': entry(422, ['填写有误', '请按提示修改后再提交。'], ['Please check the input', 'Correct the fields named below and send again.']),
  'input.unreadable': entry(
    400,
    ['请求无法读取', '请求内容不是有效的 JSON（{reason}）；请刷新页面再试。'],
    ['The request cannot be read', 'The body is not valid JSON ({reason}). Reload the page and try again.'],
  ),
  'input.unsuitable': entry(
    400,
    ['请求不合适', '服务器不能按这样的要求回答（{reason}）；请刷新页面再试。'],
    ['The request does not fit', 'The server cannot answer as asked ({reason}). Reload the page and try again.'],
  ),
  'input.too-large': entry(
    413,
    ['内容太大', '单次提交不能超过 {limit}，请减小后再提交。'],
    ['Too large', 'One request may carry {limit} at the most. Send less, or a smaller file.'],
  ),
  'idempotency.different-body': entry(
    422,
    ['重复提交的内容不一致', '同一个 Idempotency-Key 已用于另一份内容，请换一个新的。'],
    ['Key used for another body', 'This Idempotency-Key was used with another body. Use a new one.'],
  ),
  'idempotency.unfit-key': entry(
    422,
    ['Idempotency-Key 不合规', '请用 1 至 200 个可见的 ASCII 字符，例如一个 UUID。'],
    ['Unfit Idempotency-Key', 'Use 1 to 200 visible ASCII characters, a UUID for example.'],
  ),
  'idempotency.in-progress': entry(
    409,
    ['正在处理', '同一个请求正在处理，请稍候再试。'],
    ['Being answered', 'The same request is being answered. Ask again in a moment.'],
  ),
  'not-found': entry(
    404,
    ['没有找到', '没有这个{what}，或您无权查看；请返回列表重新打开，或核对链接。'],
    ['Not found', 'There is no such {what}, or it is out of your reach. Go back to the list, or check the link.'],
  ),
  forbidden: entry(
    403,
    ['没有这项权限', '您的身份不能进行这项操作；请换有权限的账号，或请管理员办理。'],
    ['Not permitted', 'Your roles do not permit this. Sign in with one that does, or ask an administrator.'],
  ),
  'order.forbidden': entry(
    403,
    ['没有这项权限', '您的身份不能对这个订单“{action}”；请由经办人办理，需要说明可以留言。'],
    ['Not permitted', 'Your roles do not permit “{action}” on this order. Leave it to whoever handles it; you may add a comment.'],
  ),
  'order.other-towns-team': entry(
    403,
    ['只能派给本镇街的服务队', '镇街只能派给本镇街的服务队；需要其他队伍或开放抢单，请交由中心派单。'],
    ['Only teams of your own town', 'A township dispatches to its own teams. Leave other teams and the market to the centre.'],
  ),
  'order.wrong-step': entry(
    409,
    ['订单已有新进展', '订单现为“{status}”，由 {holder} 负责，不能“{action}”；请看最新进展，再选可以办的事。'],
    [
      'The order has moved on',
      'The order is “{status}” with {holder}; “{action}” is not possible now. Look at what happened, then choose what is open to you.',
    ],
  ),
  'order.stale': entry(
    409,
    ['订单已有新进展', '您操作之前，订单有了新进展；请看过最新情况再操作。'],
    ['The order has moved on', 'The order moved on before you acted. See how it stands now, then act.'],
  ),
  'order.enough-comments': entry(
    409,
    ['留言太多', '每人每天最多留言 20 条，每单最多 300 条；请直接联系经办人。'],
    ['Enough comments', 'One person may leave 20 comments a day, and one order holds 300. Call whoever handles it.'],
  ),
  'order.wrong-code': entry(
    422,
    ['服务码不对', '请核对居民说的四位服务码，还可以试 {left} 次；也可以不填服务码直接签退。'],
    ['Wrong code', 'Ask for the four digits again: {left} tries are left. You may also check out without the code.'],
  ),
  'order.code-locked': entry(
    409,
    ['服务码已锁定', '服务码连续输错五次，已锁定；请不填服务码直接签退。'],
    ['The code is locked', 'Five wrong codes were entered. Check out without the code.'],
  ),
  'attendance.elsewhere': entry(
    409,
    ['您还在另一单服务中', '您在订单 {no} 已签到、尚未签退；请先在那里签退，再到这里签到。'],
    ['Still at another order', 'You are checked in at order {no}. Check out there first, then check in here.'],
  ),
  ...hoursProblems,
  ...volunteerProblems,
  'photo.unreadable': entry(
    422,
    ['照片无法识别', '请上传 JPEG、PNG、WebP 或 AVIF 照片，不超过 6700 万像素；HEIC 请先存成 JPEG。'],
    ['The photo cannot be read', 'Upload a JPEG, PNG, WebP or AVIF photo of 67 megapixels at the most. Save HEIC as JPEG first.'],
  ),
  'certificate.nothing': entry(
    422,
    ['没有可证明的服务', '这段时间里没有已计入的服务时长；请换一段时间，或等待确认的时长确认后再开具。'],
    ['Nothing to certify', 'No service was credited in this span. Choose another span, or wait until what is held is confirmed.'],
  ),
  'certificate.enough': entry(
    429,
    ['今天开具的证明太多', '每人每天最多新开 {most} 份证明，请 {hours} 小时后再试；已开具的证明可以随时下载。'],
    [
      'Enough certificates for today',
      'At most {most} new certificates a day for one person. Try again in {hours} hours; those issued can be downloaded at any time.',
    ],
  ),
  'paper.drawing': entry(
    429,
    ['文件正在制作', '您此前要的文件还在制作，请约 {seconds} 秒后再下载这一份。'],
    ['Being drawn', 'The files you asked for before are still being made. Download this one in about {seconds} seconds.'],
  ),
  'certificate.revoked': entry(
    409,
    ['证明已作废', '这份证明此前已经作废，不用再办；需要证明请重新开具。'],
    ['Revoked already', 'This certificate was revoked before; nothing is left to do. Issue a new one where one is needed.'],
  ),
  'rate.limited': entry(429, ['请求太频繁', '请稍候 {seconds} 秒再试。'], ['Too many requests', 'Try again in {seconds} seconds.']),
  internal: entry(
    500,
    ['服务器出错了', '请稍后再试；如一直如此，请把编号 {id} 告诉管理员。'],
    ['Something went wrong', 'Try again later. If it stays, tell the administrator this number: {id}.'],
  ),
  unavailable: entry(503, ['服务暂时不可用', '请稍后再试。'], ['Temporarily unavailable', 'Try again in a moment.']),
} satisfies Record<string, Entry>
