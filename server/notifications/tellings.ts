import { words, type Words } from '../orders/order-words.ts'

// What is said of hours, star levels, certificates, and volunteers' registrations, teams and qualifications. It names nobody.

export type Telling =
  | 'hours.held'
  | 'hours.confirmed'
  | 'hours.voided'
  | 'hours.reversed'
  | 'hours.given_back'
  | 'hours.asked'
  | 'hours.left'
  | 'level.announced'
  | 'level.confirmed'
  | 'level.refused'
  | 'level.withdrawn'
  | 'certificate.revoked'
  | 'volunteer.applied'
  | 'volunteer.registered'
  | 'volunteer.registered_in'
  | 'volunteer.refused'
  | 'team.asked'
  | 'team.joined'
  | 'team.declined'
  | 'team.left'
  | 'qualification.brought'
  | 'qualification.confirmed'
  | 'qualification.refused'
  | 'qualification.expiring'
  | 'qualification.expired'
  | 'qualification.expiring_member'
  | 'qualification.expired_member'

export const tellings: Record<Telling, Words> = {
  'hours.held': words(
    '“{title}”的 {minutes} 分钟待督导员确认：{reason}。您可以说明情况。',
    '{minutes} minutes of “{title}” wait for the supervisor: {reasonEn}. You may answer.',
  ),
  'hours.confirmed': words('“{title}”的 {minutes} 分钟已确认，计入服务时长。', 'The {minutes} minutes of “{title}” were confirmed and credited.'),
  'hours.voided': words('“{title}”的 {minutes} 分钟未予确认：{reason}', 'The {minutes} minutes of “{title}” were not confirmed: {reason}'),
  'hours.reversed': words('“{title}”的 {minutes} 分钟已冲销：{reason}', 'The {minutes} minutes of “{title}” were taken back: {reason}'),
  'hours.given_back': words(
    '“{title}”的 {minutes} 分钟已更正，重新计入：{reason}',
    'The {minutes} minutes of “{title}” were corrected and credited again: {reason}',
  ),
  'hours.asked': words('有志愿者申请更正“{title}”的时长，请核实后答复。', 'A volunteer asks to correct the hours of “{title}”. Please look into it.'),
  'hours.left': words(
    '您申请更正“{title}”的时长，督导员答复维持不变：{reason}',
    'You asked to correct the hours of “{title}”. They stay as they are: {reason}',
  ),
  'level.announced': words('您的 {level} 星志愿者等级开始公示。', 'Your level of {level} stars is under public notice.'),
  'level.confirmed': words('您已被认定为 {level} 星志愿者。', 'Your level of {level} stars is confirmed.'),
  'level.refused': words('您的 {level} 星志愿者等级未获认定：{reason}', 'Your level of {level} stars was not confirmed: {reason}'),
  'level.withdrawn': words('您的时长有更正，{level} 星志愿者等级已撤回。', 'Your hours were corrected; your level of {level} stars was withdrawn.'),
  'certificate.revoked': words('您的服务证明 {no} 已作废：{reason}', 'Your certificate {no} was revoked: {reason}'),
  'volunteer.applied': words('有人申请登记为志愿者，请审核。', 'Someone asks to be registered as a volunteer. Please decide.'),
  'volunteer.registered': words('您已登记为志愿者。', 'You are registered as a volunteer.'),
  'volunteer.registered_in': words('您已登记为志愿者，加入了“{team}”。', 'You are registered as a volunteer, in “{team}”.'),
  'volunteer.refused': words('您的志愿者登记未通过：{reason}', 'Your registration as a volunteer was refused: {reason}'),
  'team.asked': words('有人申请加入“{team}”，请审核。', 'Someone asks to join “{team}”. Please decide.'),
  'team.joined': words('您已加入“{team}”。', 'You have joined “{team}”.'),
  'team.declined': words('“{team}”未同意您的加入申请：{reason}', '“{team}” declined your request to join: {reason}'),
  'team.left': words('有一名志愿者退出了“{team}”。', 'A volunteer has left “{team}”.'),
  'qualification.brought': words('有队员提交了资质“{name}”，请审核。', 'A member brought the qualification “{name}”. Please decide.'),
  'qualification.confirmed': words('您的资质“{name}”已确认。', 'Your qualification “{name}” was confirmed.'),
  'qualification.refused': words('您的资质“{name}”未获认可：{reason}', 'Your qualification “{name}” was not confirmed: {reason}'),
  'qualification.expiring': words('您的资质“{name}”将于 {until} 到期，请及时换证。', 'Your qualification “{name}” runs out on {until}. Renew it in time.'),
  'qualification.expired': words('您的资质“{name}”已于 {until} 到期，换证后请重新提交。', 'Your qualification “{name}” ran out on {until}. Bring the new one.'),
  'qualification.expiring_member': words('有队员的资质“{name}”将于 {until} 到期。', 'A member’s qualification “{name}” runs out on {until}.'),
  'qualification.expired_member': words('有队员的资质“{name}”已于 {until} 到期。', 'A member’s qualification “{name}” ran out on {until}.'),
}

/** Also by SMS, to those whom no push reaches: what ends a wait, takes something away, or has to be answered. */
export const bySms: ReadonlySet<Telling> = new Set([
  'hours.held',
  'hours.voided',
  'hours.reversed',
  'level.refused',
  'level.withdrawn',
  'certificate.revoked',
  'volunteer.registered',
  'volunteer.registered_in',
  'volunteer.refused',
])
