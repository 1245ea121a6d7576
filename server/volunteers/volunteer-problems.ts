import { entry } from '../problem-entry.ts'

// What can be refused about volunteers, their teams and qualifications; a part of the catalogue.

export const volunteerProblems = {
  'volunteer.already': entry(
    409,
    ['您已经登记过', '每人只登记一次；要修改请到“我的志愿者登记”。'],
    ['Registered already', 'One registration a person. Change yours where it is shown.'],
  ),
  'volunteer.number-taken': entry(
    409,
    ['这个证件号码不能登记', '请逐位核对；如果确是您本人的证件，请带证件到县级志愿服务中心办理。'],
    ['This number cannot be registered', 'Check it digit by digit. If it is your own, bring your papers to the county centre.'],
  ),
  'volunteer.name-fixed': entry(
    409,
    ['姓名不能再改', '您已登记为志愿者，姓名是登记和证明的一部分；如需更正，请带证件到县级志愿服务中心办理。'],
    ['The name is settled', 'Your name is part of your registration and certificates. Bring your papers to the county centre to correct it.'],
  ),
  'volunteer.number-fixed': entry(
    409,
    ['证件信息不能再改', '审核以后，证件信息由县级志愿服务中心更改，请带证件前去办理。'],
    ['The identity is settled', 'Once it was decided on, the county centre alone changes it. Bring your papers there.'],
  ),
  'volunteer.refused': entry(
    409,
    ['登记未通过', '这份登记未通过，请重新填写提交。'],
    ['The registration was refused', 'This registration was refused. Fill the form in again.'],
  ),
  'volunteer.tries': entry(
    429,
    ['提交次数过多', '证件号码一天最多提交十次，请明天再试，或到县级志愿服务中心办理。'],
    ['Too many tries', 'A number can be sent ten times a day. Try again tomorrow, or go to the county centre.'],
  ),
  'volunteer.not-registered': entry(
    409,
    ['还不是志愿者', '请先登记为志愿者，审核通过后再申请加入更多服务队。'],
    ['Not a volunteer yet', 'Register as a volunteer first, then ask to join further teams.'],
  ),
  'volunteer.decided': entry(409, ['不能这样处理', '{how}。请看最新情况。'], ['Not open to this', '{how}. See how it stands now.']),
  'volunteer.enough-qualifications': entry(
    409,
    ['不能再提交资质', '每人最多提交 20 份资质，登记未通过时也不能提交；请先处理登记，或请县级管理员核对。'],
    [
      'No more qualifications',
      'One person may bring 20 qualifications, and none while their registration is refused. See to that first, or ask the county centre.',
    ],
  ),
  'team.already': entry(
    409,
    ['不用再申请', '您已经在这支服务队，或已经申请、正等待审核；请等结果。'],
    ['No need to ask', 'You are in this team already, or have asked already: wait for the answer.'],
  ),
  'team.inactive': entry(
    409,
    ['服务队已停止活动', '这支服务队已停止活动，不能再加入；可以不同意这份申请，或由县级管理员直接登记。'],
    ['Not an active team', 'Nobody joins a team that is not active any more. Decline the request, or the county registers without a team.'],
  ),
  'team.enough-asked': entry(
    409,
    ['申请太多', '最多同时申请五支服务队；请等答复，或先撤回一份。'],
    ['Enough asked', 'One may wait for the answers of five teams at a time. Wait for one, or withdraw one first.'],
  ),
  'team.leader-stays': entry(
    409,
    ['队长不能退队', '请先由县级管理员换队长。'],
    ['A leader cannot leave', 'Ask the county centre to name another leader first.'],
  ),
  'team.still-serving': entry(
    409,
    ['还有没办完的单', '您还在订单 {no} 上服务，办完后再退队，或请队长改派。'],
    ['Still serving', 'You serve on order {no}. Leave when it is done, or ask your leader to assign someone else.'],
  ),
}
