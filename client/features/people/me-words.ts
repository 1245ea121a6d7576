import { learn } from '../../lib/language.ts'

// What is said only on the page about oneself.
learn({
  'zh-CN': {
    push: {
      title: '推送提醒',
      hint: '页面关着也能收到，锁屏上不显示个人信息',
      denied: '浏览器不允许通知，请在浏览器设置里允许后再试',
      failed: '这台设备现在开不了推送，请稍后再试',
    },
    quiet: { title: '免打扰时段', hint: '这段时间不推送，特急单除外（北京时间）', from: '从', to: '到' },
  },
  en: {
    push: {
      title: 'Push notices',
      hint: 'Also while this page is closed; no personal data on the lock screen',
      denied: 'The browser does not allow notifications. Allow them in its settings, then try again.',
      failed: 'Push cannot be turned on on this device now. Try again later.',
    },
    quiet: { title: 'Quiet hours', hint: 'Nothing is pushed then, emergencies apart (Beijing time)', from: 'From', to: 'to' },
  },
})
