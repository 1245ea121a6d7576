import { learn } from '../../lib/language.ts'

// What is said only on the page of an order and in its forms: it comes with them, not with the first page.
const zhCN = {
  photos: { previous: '上一张', next: '下一张' },
  position: { attach: '附上我现在的位置', asking: '正在定位…', given: '已附上位置', refused: '没有取得位置，可以不附位置直接提交', without: '提交后以服务器时间为准。' },
  attendance: { nobody: '还没有派员', measured: '签到签退共 {span}', unmeasured: '没有签到', present: '{at} 签到，还没签退', why: '多于签到时长的理由', minutesOf: '{name}的服务分钟数', less: '{name}少 5 分钟', more: '{name}多 5 分钟', unit: '分钟' },
  helpers: { add: '添加一起办理的人' },
  field: {
    chosen: '已选 {n} 人', opinion: '报单意见', reason: '理由', note: '备注', text: '留言', summary: '办理情况', attendance: '服务时长', volunteers: '派谁去', helpers: '一起办理的人',
    stars: '评星', solved: '问题解决了吗？', comment: '想说的话', location: '位置', rejection: '不予受理的原因', explanation: '向居民说明', until: '何时恢复（北京时间）', dueAt: '新的截止时间（北京时间）',
    hours: '延长多少小时', hoursUnit: '小时', granted: '同意延期吗？', reached: '联系上居民了吗？', publish: '同意把办好的这一单公开展示', satisfied: '居民满意吗？', order: '督办要求', grid: '转到哪个网格', original: '并入哪一单', code: '居民的服务码',
  },
  missing: {
    opinion: '请写报单意见', reason: '请写明理由', summary: '请写办理情况', photos: '请至少上传一张照片', attendance: '请先派员，再填服务时长', volunteers: '请至少选一人', stars: '请先评星',
    solved: '请选择问题是否解决', note: '请写明要求', hours: '请填 1 到 720 的整数', until: '请选以后的时间，日期和时间都要选', dueAt: '请选以后的时间，日期和时间都要选', granted: '请选择是否同意', reached: '请选择是否联系上', publish: '勾选后才会公开', satisfied: '请选择是否满意', original: '请选择并入哪一单', code: '服务码是四位数字，也可以不填',
  },
  answer: {
    solved: { yes: '问题已解决', no: '问题没解决' }, granted: { yes: '同意延期', no: '不同意延期' }, reached: { yes: '联系上了', no: '没联系上' }, satisfied: { yes: '满意', no: '不满意' },
  },
  source: { resident: '居民提单', grid_worker: '网格员代提', hotline: '热线转入', open311: 'Open311 转入', import: '批量导入', care: '关怀探访' },
  life: {
    suspended: '已挂起，{at} 恢复', suspendedOpen: '已挂起，恢复时间未定', extension: '申请延期 {span}', urged: '催办', callBack: '回访', byRound: '第 {n} 轮评价', system: '系统', whole: '从提单起的全部经过',
    until: '{at} 恢复', dueAt: '新的截止时间：{at}', hours: '延长 {span}', grid: '转到{place}', anotherGrid: '另一网格',
  },
  merge: {
    into: '已并入', goesOn: '两件事合在一起办，进展请看那一单。', others: '反映', followers: '另有 {n} 人反映同一问题', absorbed: '并入的单', original: '并入 {no}', duplicate: '并入了 {no}', untold: { original: '并入另一单', duplicate: '并入了另一单' },
    nothing: '没有找到相似的订单，可以按单号查找。', look: '按单号或标题查找', find: '查找', notFound: '没有找到，或您无权查看', what: '并单后这一单到此为止，只看原单；提单人会收到通知，原单还没评的也可以评。',
  },
  assignment: { accepted: '已应单', declined: '已拒单', lapsed: '逾期未应', withdrawn: '已收回', completed: '已履单', since: '{at} 签到', notYet: '未签到', muchThisWeek: '本周已服务 {span}，超过上限' },
  stars: { ask: '请点星评价', word: { 1: '很不满意', 2: '不满意', 3: '一般', 4: '满意', 5: '非常满意' } },
  order: {
    holderIs: '现在', due: '截止', place: '地点', contact: '联系人', posted: '提单', teams: '服务队', summary: '办理情况', rating: '群众评单', timeline: '办理过程', comment: '留言', onBehalf: '代办',
    moved: '{what}（{by} {at}）', stale: '您操作之前，订单有了新进展：{what}。请核对后再确认。', since: '您打开之后：{what}。',
  },
  code: { title: '服务码', what: '服务完成后请告诉志愿者', spoken: '服务码 {digits}', confirmed: '已由居民确认' },
  reveal: {
    ask: '查看联系方式', why: '您将看到居民的姓名、电话和住址。谁、什么时间、为了什么查看，都会记录下来，督导员可以查阅。', purpose: '用途', purposeHint: '例如：核实超期原因', short: '请写明用途，至少 {n} 个字', show: '记录并查看', recorded: '本次查看已记录，离开本页后不再显示',
    requester: '提单人：{name}',
  },
  publish: { what: '任何人都能看到类别、标题、办理情况、前后照片和评星，地点只到村社；不公开姓名、电话和门牌。随时可以撤下。', look: '看看公示', shown: '已同意公开展示。' },
  book: { title: '台账 (PDF)', file: '台账-{no}.pdf' },
}

const en: typeof zhCN = {
  photos: { previous: 'Previous', next: 'Next' },
  position: { attach: 'Attach my position', asking: 'Finding your position…', given: 'Position attached', refused: 'No position found; you can go on without it', without: 'The server’s time counts.' },
  attendance: { nobody: 'Nobody has been assigned yet', measured: 'Checked in for {span}', unmeasured: 'Not checked in', present: 'Checked in at {at}, not out yet', why: 'Why more than was measured', minutesOf: 'Minutes of {name}', less: '5 minutes less for {name}', more: '5 minutes more for {name}', unit: 'min' },
  helpers: { add: 'Add someone who helped' },
  field: {
    chosen: '{n} chosen', opinion: 'Opinion', reason: 'Reason', note: 'Note', text: 'Comment', summary: 'What was done', attendance: 'Time served', volunteers: 'Who goes', helpers: 'Who helped',
    stars: 'Stars', solved: 'Was it solved?', comment: 'Anything to add', location: 'Position', rejection: 'Why it is not accepted', explanation: 'Explain it to the resident', until: 'Goes on at (Beijing time)', dueAt: 'New deadline (Beijing time)',
    hours: 'How many hours more', hoursUnit: 'hours', granted: 'Grant the extension?', reached: 'Was the resident reached?', publish: 'Show this finished order in public', satisfied: 'Is the resident satisfied?', order: 'What must be done', grid: 'Move to which grid', original: 'Merge into', code: 'The resident’s service code',
  },
  missing: {
    opinion: 'Please give your opinion', reason: 'Please give a reason', summary: 'Please say what was done', photos: 'Please add at least one photo', attendance: 'Assign volunteers first, then enter their time', volunteers: 'Choose at least one person', stars: 'Please choose the stars',
    solved: 'Please say whether it was solved', note: 'Please say what must be done', hours: 'A whole number from 1 to 720', until: 'Choose a later moment, with date and time', dueAt: 'Choose a later moment, with date and time', granted: 'Please grant or refuse', reached: 'Please say whether they were reached', publish: 'Tick it to agree', satisfied: 'Please say whether they are satisfied', original: 'Choose the order to merge into', code: 'The code has four digits; it may be left empty',
  },
  answer: {
    solved: { yes: 'Solved', no: 'Not solved' }, granted: { yes: 'Granted', no: 'Refused' }, reached: { yes: 'Reached', no: 'Not reached' }, satisfied: { yes: 'Satisfied', no: 'Not satisfied' },
  },
  source: { resident: 'by the resident', grid_worker: 'by the grid worker', hotline: 'by hotline', open311: 'by Open311', import: 'imported', care: 'on a care visit' },
  life: {
    suspended: 'Suspended until {at}', suspendedOpen: 'Suspended until further notice', extension: '{span} more asked for', urged: 'Urged', callBack: 'Call-back', byRound: 'Rating of round {n}', system: 'System', whole: 'All of it, from the start',
    until: 'Goes on at {at}', dueAt: 'New deadline: {at}', hours: '{span} more', grid: 'Moved to {place}', anotherGrid: 'another grid',
  },
  merge: {
    into: 'Merged into', goesOn: 'Both go on as one; see that order.', others: 'Others', followers: '{n} more asked for the same', absorbed: 'Took in', original: 'Merged into {no}', duplicate: 'Took in {no}', untold: { original: 'Merged into another order', duplicate: 'Took in another order' },
    nothing: 'Nothing alike was found; look it up by its number.', look: 'Look up by number or title', find: 'Find', notFound: 'Not found, or out of your reach', what: 'This order ends here and the original stands for both. The requester is told, and may rate it where it is not rated yet.',
  },
  assignment: { accepted: 'Accepted', declined: 'Declined', lapsed: 'Lapsed', withdrawn: 'Withdrawn', completed: 'Completed', since: 'in since {at}', notYet: 'not checked in', muchThisWeek: '{span} this week, over the limit' },
  stars: { ask: 'Tap a star', word: { 1: 'Very poor', 2: 'Poor', 3: 'Fair', 4: 'Good', 5: 'Very good' } },
  order: {
    holderIs: 'Now', due: 'Due', place: 'Place', contact: 'Contact', posted: 'Posted', teams: 'Teams', summary: 'What was done', rating: 'Rating', timeline: 'History', comment: 'Comment', onBehalf: 'on behalf',
    moved: '{what} ({by}, {at})', stale: 'The order moved on before you acted: {what}. Check it and confirm again.', since: 'Since you looked: {what}.',
  },
  code: { title: 'Service code', what: 'Tell it to the volunteer when the work is done', spoken: 'Service code {digits}', confirmed: 'confirmed by the resident' },
  reveal: {
    ask: 'Show contact details', why: 'You will see the resident’s name, phone and address. Who looked, when and what for is recorded and can be read by the supervisor.', purpose: 'Purpose', purposeHint: 'E.g. asking why it is overdue', short: 'Please give the purpose, {n} characters at least', show: 'Record and show', recorded: 'Recorded; no longer shown once you leave this page',
    requester: 'Asked by {name}',
  },
  publish: { what: 'Anyone will see the category, title, what was done, photos and stars, the place to the village only; no name, phone or door. You can end that at any time.', look: 'See the showcase', shown: 'Shown in public, as agreed.' },
  book: { title: 'Full record (PDF)', file: 'book-{no}.pdf' },
}

learn({ 'zh-CN': zhCN, en })
