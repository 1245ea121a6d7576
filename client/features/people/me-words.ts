import { learn } from '../../lib/language.ts'

// What is said only on the page about oneself.
learn({
  'zh-CN': {
    install: { title: '放到桌面', hint: '像应用一样打开，没有网络也能写需求', apple: '用 Safari 打开，点“分享”，再点“添加到主屏幕”', do: '添加' },
    push: {
      title: '推送提醒',
      hint: '页面关着也能收到，锁屏上不显示个人信息',
      denied: '浏览器不允许通知，请在浏览器设置里允许后再试',
      failed: '这台设备现在开不了推送，请稍后再试',
    },
    duty: {
      load: '在手 {load}/{capacity}',
      on: '接单中',
      off: '暂停接单',
      onHint: '中心可以派单给本队',
      offHint: '中心不会派单给本队，已接的单照常办理',
      emergencies: '紧急时仍可呼叫',
      emergenciesHint: '暂停或不在值班时间时，有特急单仍通知队长',
    },
    me: {
      becomeVolunteer: '成为志愿者',
      volunteer: '我的志愿者登记',
      volunteerState: { waiting: '等待审核', registered: '已登记', refused: '未通过' },
      requests: '入队申请与资质',
      levels: '星级公示与时长榜',
      roll: '花名册：{name}',
    },
    quiet: { title: '免打扰时段', hint: '这段时间不推送，特急单除外（北京时间）', from: '从', to: '到' },
  },
  en: {
    install: {
      title: 'Put on the home screen',
      hint: 'Opens like an app, also to write without a network',
      apple: 'In Safari, tap Share, then Add to Home Screen',
      do: 'Add',
    },
    push: {
      title: 'Push notices',
      hint: 'Also while this page is closed; no personal data on the lock screen',
      denied: 'The browser does not allow notifications. Allow them in its settings, then try again.',
      failed: 'Push cannot be turned on on this device now. Try again later.',
    },
    duty: {
      load: '{load} of {capacity} in hand',
      on: 'Taking orders',
      off: 'Paused',
      onHint: 'The centre may dispatch to this team',
      offHint: 'Nothing is dispatched to this team; what it has taken goes on',
      emergencies: 'May be called in an emergency',
      emergenciesHint: 'Its leader is told of emergencies also while it is paused or off duty',
    },
    me: {
      becomeVolunteer: 'Become a volunteer',
      volunteer: 'My registration as a volunteer',
      volunteerState: { waiting: 'Waiting to be decided on', registered: 'Registered', refused: 'Refused' },
      requests: 'Requests and qualifications',
      levels: 'Star levels and top list',
      roll: 'Roll of {name}',
    },
    quiet: { title: 'Quiet hours', hint: 'Nothing is pushed then, emergencies apart (Beijing time)', from: 'From', to: 'to' },
  },
})
