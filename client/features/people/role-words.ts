import { learn } from '../../lib/language.ts'

// What is said to those with several roles.
learn({
  'zh-CN': {
    roles: {
      title: '以哪个身份使用？',
      hint: '首页、导航和待办只显示这个身份的事，可以随时在“我的”里换。',
      all: '全部身份',
      allHint: '所有身份的事放在一起',
      now: '当前身份',
      change: '切换身份',
    },
  },
  en: {
    roles: {
      title: 'Which role now?',
      hint: 'Home, navigation and to-do show the work of this role alone. Change it at any time under Me.',
      all: 'All roles',
      allHint: 'The work of all of them together',
      now: 'Role',
      change: 'Change role',
    },
  },
})
