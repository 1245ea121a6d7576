export const zhCN = {
  brand: '六单',
  page: { market: '市场', wall: '大屏', area: '我的辖区', home: '首页', board: '实时看板', plan: '派单方案', supervision: '督导', todo: '待办', post: '我要办事', postForOthers: '代人提单', mine: '我的需求', mineForOthers: '我代提的单', orders: '订单', hours: '我的时长', notices: '消息', accesses: '联系方式查看记录', me: '我的', order: '订单', role: '选择身份', 'sign-in': '登录' },
  nav: { market: '市场', area: '辖区', home: '首页', board: '看板', plan: '方案', supervision: '督导', todo: '待办', post: '我要办事', postForOthers: '代人提单', mine: '我的需求', mineForOthers: '代提的单', orders: '订单', hours: '时长', held: '待确认', notices: '消息', accesses: '查看记录', figures: '全县时长', certificates: '服务证明', me: '我的' },
  shell: { skip: '跳到正文', navigation: '主导航', lost: '连接已断开，看到的可能不是最新。最后更新 {at}，正在重连…', never: '连不上服务器，正在重连…', busy: '服务暂时不可用，正在再试…' },
  state: { retry: '重试', loading: '正在加载…', nobody: '没有可选的人' },
  problem: { unreachable: '连不上服务器，请检查网络后重试。' },
  span: { days: '{n}天', hours: '{n}小时', minutes: '{n}分钟', glue: '', and: '、' },
  due: { left: '剩 {span}', over: '超期 {span}', by: '截止 {at}', suspended: '已挂起', suspendedUntil: '已挂起至 {at}' },
  act: { confirm: '确认{action}', done: '{action}成功，现在是“{status}”', sent: '{action}：已提交', more: '更多', close: '关闭', back: '返回', send: '发送' },
  list: { news: '有 {n} 条新变化，点此刷新', more: '加载更多' },
  box: {
    todo: '待我办', market: '市场', offers: '邀约', scope: '辖区', overdue: '超期', rate: '等您评单',
    empty: { todo: '眼下没有等您办的单', scope: '还没有订单', overdue: '没有超期的单' },
    hint: { todo: '有新单会出现在这里', scope: '', overdue: '过了截止时间还没办的单会出现在这里' },
  },
  mine: { empty: '您还没有提过需求', hint: '家里、邻里有事，都可以在这里说', emptyForOthers: '您还没有替人提过单', hintForOthers: '没有手机的人，可以由您代提' },
  steps: {
    title: '六步进度', collect: '接单', report: '报单', claim: '领单', dispatch: '派单', fulfil: '履单', rate: '评单',
    state: { done: '已完成', now: '进行中', skipped: '已跳过', ahead: '未到', never: '未进行' },
  },
  stars: { of: '{n} 星' },
  photos: { add: '添加照片', sending: '正在上传…', kept: '已存在本机，联网后上传', remove: '移除 {name}', sent: '照片 {n}', before: '办理前照片 {n}', after: '办理后照片 {n}', kind: { before: '办理前', after: '办理后' } },
  place: { title: '所在网格', county: '县区', town: '镇街', village: '村社', grid: '网格', choose: '请选择' },
  field: { optional: '（可不填）', photos: '照片' },
  missing: {
    text: '请先写几句', teams: '请先选派给谁', unsent: '有照片还没传上：请等传完，或重试、移除', category: '请选一个类别', title: '请用一句话说清楚', grid: '请选到网格', address: '请写详细地址', 'contact.name': '请写联系人姓名', 'contact.phone': '请写联系电话',
  },
  urgency: { title: '紧急程度', normal: '普通', urgent: '加急', emergency: '特急', hint: { normal: '按时办理', urgent: '当天要办', emergency: '危及安全' } },
  role: {
    resident: '居民', grid_worker: '网格员', village_clerk: '村社专干', town_officer: '镇街干部', dispatcher: '中心调度员', supervisor: '督导员',
    team_leader: '队长', volunteer: '志愿者', admin: '管理员',
  },
  assignment: { offered: '待应单' },
  order: {
    holder: '{name}办理', asked: '等{name}应单', yourTurn: '等您评单', residentsTurn: '等居民评单', onMarket: '在市场上，等服务队应单', category: '类别',
    round: '第 {n} 轮', meanwhile: '现在是“{status}”：{who}。', meanwhileEnded: '现在是“{status}”。',
  },
  post: {
    what: '要办什么事', where: '在哪里', contact: '怎么联系您', forWhom: '替谁提单', category: '服务类别', speak: '语音输入', search: '查找服务', searchHint: '说说要办什么，如：灯、理发', service: '服务项目', norm: '约 {span} · {n} 人',
    title: '一句话说清楚', titleHint: '例如：厨房下水堵塞', description: '详细情况', descriptionHint: '什么时候开始的、家里有谁、需要带什么…', change: '更改', address: '详细地址', addressHint: '小区、楼栋、门牌',
    name: '姓名', phone: '电话', submit: '提交', done: '已提交，单号 {no}',
  },
  me: { phone: '手机号', leads: '带领的服务队', memberOf: '所在服务队', care: '关怀模式', careHint: '大字、单列、更简单', language: '语言', signOut: '退出登录' },
  home: {
    greeting: { morning: '{name}，上午好', afternoon: '{name}，下午好', evening: '{name}，晚上好' }, need: '今天想办什么事？', forSomeone: '替没有手机的人提单', all: '查看全部',
    notices: '消息', noNotices: '没有消息', unread: '{n} 条未读', isUnread: '未读',
  },
}

export type Messages = typeof zhCN
