import { learn } from '../../lib/language.ts'

// What is said only on the page of an order and in its forms: it comes with them, not with the first page.
const zhCN = {
  position: { attach: '附上我现在的位置', asking: '正在定位…', given: '已附上位置', refused: '没有取得位置，可以不附位置直接提交', without: '提交后以服务器时间为准。' },
  attendance: { nobody: '还没有派员', measured: '签到签退共 {span}', unmeasured: '未签到或未签退', why: '多于签到时长的理由', minutesOf: '{name}的服务分钟数', unit: '分钟' },
  helpers: { add: '添加一起办理的人' },
  field: {
    chosen: '已选 {n} 人', opinion: '报单意见', reason: '理由', note: '备注', text: '留言', summary: '办理情况', attendance: '服务时长', volunteers: '派谁去', helpers: '一起办理的人',
    stars: '评星', solved: '问题解决了吗？', comment: '想说的话', location: '位置', rejection: '不予受理的原因', explanation: '向居民说明', until: '何时恢复（北京时间）', dueAt: '新的截止时间（北京时间）',
    hours: '延长多少小时', hoursUnit: '小时', granted: '同意延期吗？', reached: '联系上居民了吗？', satisfied: '居民满意吗？', order: '督办要求', grid: '转到哪个网格',
  },
  missing: {
    opinion: '请写报单意见', reason: '请写明理由', summary: '请写办理情况', photos: '请至少上传一张照片', attendance: '请先派员，再填服务时长', volunteers: '请至少选一人', stars: '请先评星',
    solved: '请选择问题是否解决', note: '请写明要求', hours: '请填 1 到 720 的整数', until: '请选以后的时间，日期和时间都要选', dueAt: '请选以后的时间，日期和时间都要选', granted: '请选择是否同意', reached: '请选择是否联系上', satisfied: '请选择是否满意',
  },
  answer: {
    solved: { yes: '问题已解决', no: '问题没解决' }, granted: { yes: '同意延期', no: '不同意延期' }, reached: { yes: '联系上了', no: '没联系上' }, satisfied: { yes: '满意', no: '不满意' },
  },
  source: { resident: '居民提单', grid_worker: '网格员代提', hotline: '热线转入', open311: 'Open311 转入', import: '批量导入', care: '关怀探访' },
  life: {
    suspended: '已挂起，{at} 恢复', suspendedOpen: '已挂起，恢复时间未定', extension: '申请延期 {span}', urged: '催办', callBack: '回访', byRound: '第 {n} 轮评价', system: '系统',
    until: '{at} 恢复', dueAt: '新的截止时间：{at}', hours: '延长 {span}', grid: '转到{place}', anotherGrid: '另一网格',
  },
}

const en: typeof zhCN = {
  position: { attach: 'Attach my position', asking: 'Finding your position…', given: 'Position attached', refused: 'No position found; you can go on without it', without: 'The server’s time counts.' },
  attendance: { nobody: 'Nobody has been assigned yet', measured: 'Checked in for {span}', unmeasured: 'Not checked in or out', why: 'Why more than was measured', minutesOf: 'Minutes of {name}', unit: 'min' },
  helpers: { add: 'Add someone who helped' },
  field: {
    chosen: '{n} chosen', opinion: 'Opinion', reason: 'Reason', note: 'Note', text: 'Comment', summary: 'What was done', attendance: 'Time served', volunteers: 'Who goes', helpers: 'Who helped',
    stars: 'Stars', solved: 'Was it solved?', comment: 'Anything to add', location: 'Position', rejection: 'Why it is not accepted', explanation: 'Explain it to the resident', until: 'Goes on at (Beijing time)', dueAt: 'New deadline (Beijing time)',
    hours: 'How many hours more', hoursUnit: 'hours', granted: 'Grant the extension?', reached: 'Was the resident reached?', satisfied: 'Is the resident satisfied?', order: 'What must be done', grid: 'Move to which grid',
  },
  missing: {
    opinion: 'Please give your opinion', reason: 'Please give a reason', summary: 'Please say what was done', photos: 'Please add at least one photo', attendance: 'Assign volunteers first, then enter their time', volunteers: 'Choose at least one person', stars: 'Please choose the stars',
    solved: 'Please say whether it was solved', note: 'Please say what must be done', hours: 'A whole number from 1 to 720', until: 'Choose a later moment, with date and time', dueAt: 'Choose a later moment, with date and time', granted: 'Please grant or refuse', reached: 'Please say whether they were reached', satisfied: 'Please say whether they are satisfied',
  },
  answer: {
    solved: { yes: 'Solved', no: 'Not solved' }, granted: { yes: 'Granted', no: 'Refused' }, reached: { yes: 'Reached', no: 'Not reached' }, satisfied: { yes: 'Satisfied', no: 'Not satisfied' },
  },
  source: { resident: 'by the resident', grid_worker: 'by the grid worker', hotline: 'by hotline', open311: 'by Open311', import: 'imported', care: 'on a care visit' },
  life: {
    suspended: 'Suspended, goes on at {at}', suspendedOpen: 'Suspended until further notice', extension: '{span} more asked for', urged: 'Urged', callBack: 'Call-back', byRound: 'Rating of round {n}', system: 'System',
    until: 'Goes on at {at}', dueAt: 'New deadline: {at}', hours: '{span} more', grid: 'Moved to {place}', anotherGrid: 'another grid',
  },
}

learn({ 'zh-CN': zhCN, en })
