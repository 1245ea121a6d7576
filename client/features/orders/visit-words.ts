import { learn } from '../../lib/language.ts'

// What is said of how a volunteer's visit was measured.
learn({
  'zh-CN': { visit: { metres: '签到距服务地点约 {n} 米', far: '签到距服务地点约 {n} 公里', forgotten: '未签退，满 12 小时自动签退' } },
  en: {
    visit: {
      metres: 'Checked in about {n} m from the place',
      far: 'Checked in about {n} km from the place',
      forgotten: 'Not checked out; closed automatically after 12 hours',
    },
  },
})
